import { html } from '../control/html';
import type { Html } from '../control/html';
import type { Application } from './model';
import type { InhireState } from './state';

const SHOWN = 60;

export function statePage({ applications, jobs, sources, statuses }: InhireState): Html {
	const due = applications.filter((application) => application.export.state === 'due').length;
	const newestFirst = applications.slice(-SHOWN).reverse();
	const imported = Array.from(sources.values(), ({ id, name }) => `${id} ${name}`).join(', ');
	const names = statuses.map(({ name, locked }) => (locked ? `${name} (locked)` : name)).join(', ');
	return html`
		<p>
			<b>${jobs.length}</b> jobs, <b>${applications.length}</b> applications, <b>${due}</b> due for
			export
		</p>
		<p>Statuses: ${names}</p>
		<p>Imported sources: ${imported === '' ? 'none' : imported}</p>
		<p>
			<button data-post="/control/inhire/applications" data-body="{}">
				New application arrives
			</button>
		</p>
		<h3>Jobs</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Title</th>
				<th>Status</th>
				<th>Job in the ATS</th>
			</tr>
			${jobs.map(
				(job) =>
					html`<tr>
						<td><code>${job.id}</code></td>
						<td>${job.title}</td>
						<td><span class="mark ${job.status}">${job.status}</span></td>
						<td><code>${job.atsJobId}</code></td>
					</tr>`,
			)}
		</table>
		<h3>Applications ${applications.length > SHOWN ? `(newest ${SHOWN})` : ''}</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Job</th>
				<th>Candidate</th>
				<th>Status</th>
				<th>Status in the ATS</th>
				<th>Submitted</th>
				<th>Documents</th>
				<th>Export</th>
			</tr>
			${newestFirst.map(row)}
		</table>
	`;
}

function row(application: Application): Html {
	const { atsStatus, candidate, documents, status, submittedAt } = application;
	const { state, targetApplicationId, targetSystem } = application.export;
	const target = targetSystem === null ? '' : ` ${targetSystem} ${targetApplicationId ?? ''}`;
	const changed = atsStatus?.changedAt.slice(0, 16).replace('T', ' ');
	return html`<tr>
		<td><code>${application.id}</code></td>
		<td><code>${application.jobId}</code></td>
		<td>${candidate.firstName} ${candidate.lastName}</td>
		<td class="short">${status.name}</td>
		<td class="short">${atsStatus?.name ?? atsStatus?.id} ${changed}</td>
		<td class="short">${submittedAt.slice(0, 16).replace('T', ' ')}</td>
		<td>
			${documents.map(({ id, name }) => html`<a href="/control/inhire/documents/${id}">${name}</a> `)}
		</td>
		<td><span class="mark ${state}">${state}</span>${target}</td>
	</tr>`;
}
