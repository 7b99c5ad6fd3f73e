import { html } from '../control/html';
import type { Html } from '../control/html';
import type { JobApplication } from './model';
import type { TeamtailorState } from './state';

const SHOWN = 60;

export function statePage(state: TeamtailorState): Html {
	const { applications, candidates, jobs, notes, uploads } = state;
	const newest = [...applications.values()].slice(-SHOWN).reverse();
	const shown = [...jobs.values()].slice(0, 5);
	return html`
		<p>
			<b>${jobs.size}</b> jobs, <b>${candidates.size}</b> candidates,
			<b>${applications.size}</b> applications, <b>${uploads.size}</b> uploads,
			<b>${notes.size}</b> notes
		</p>
		<h3>Jobs (without the ${jobs.size - shown.length} that fill the list)</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Title</th>
				<th>Status</th>
			</tr>
			${shown.map(
				({ id, title, status }) =>
					html`<tr>
						<td><code>${id}</code></td>
						<td>${title}</td>
						<td><span class="mark ${status}">${status}</span></td>
					</tr>`,
			)}
		</table>
		<h3>Applications ${applications.size > SHOWN ? `(newest ${SHOWN})` : ''}</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Candidate</th>
				<th>E-mail</th>
				<th>Job</th>
				<th>Stage</th>
				<th>Tags</th>
				<th>Uploads</th>
			</tr>
			${newest.map((application) => row(state, application))}
		</table>
	`;
}

function row(state: TeamtailorState, application: JobApplication): Html {
	const candidate = state.candidates.get(application.candidateId);
	const stage = state.stages.get(application.stageId);
	const names = state.uploadsOf(application.candidateId).map(({ fileName }) => fileName);
	return html`<tr>
		<td><code>${application.id}</code></td>
		<td>${candidate?.firstName} ${candidate?.lastName}</td>
		<td>${candidate?.email}</td>
		<td><code>${application.jobId}</code></td>
		<td>${stage?.name}${application.rejectedAt ? ', rejected' : ''}</td>
		<td>${candidate?.tags.join(', ')}</td>
		<td>${names.join(', ')}</td>
	</tr>`;
}
