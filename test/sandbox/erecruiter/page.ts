import { html } from '../control/html';
import type { Html } from '../control/html';
import { NEW_STAGE } from './model';
import type { Application } from './model';
import type { ErecruiterState } from './state';

const SHOWN = 60;

export function statePage({ applications, recruitments, stages, origins }: ErecruiterState): Html {
	const perRecruitment = count(applications.map(({ recruitmentId }) => recruitmentId));
	const perStage = count(applications.map(({ stageId }) => stageId));
	const main = recruitments.filter(({ id }) => perRecruitment.has(id));
	const latestFirst = applications.slice(-SHOWN).reverse();
	const places = origins.map(({ id, name }) => `${id} ${name}`).join(', ');
	return html`
		<p>
			<b>${recruitments.length}</b> recruitments, <b>${applications.length}</b> applications;
			publication places: ${places}
		</p>
		<p>
			<button data-post="/control/erecruiter/applications" data-body="{}">
				New application arrives
			</button>
			<button data-post="/control/erecruiter/stages" data-body='{"name":"Nowy etap"}'>
				New custom stage
			</button>
			<button data-delete="/control/erecruiter/tokens">Let tokens expire</button>
		</p>
		<h3>Recruitments with applications</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Name</th>
				<th>Status</th>
				<th>Shared with the partner</th>
				<th>Applications</th>
			</tr>
			${main.map(
				(recruitment) =>
					html`<tr>
						<td><code>${recruitment.id}</code></td>
						<td>${recruitment.name}</td>
						<td>
							<span class="mark ${recruitment.status === 'Active' ? 'open' : ''}"
								>${recruitment.status}</span
							>
						</td>
						<td>${recruitment.sharedWithPartner ? 'yes' : 'no'}</td>
						<td>${perRecruitment.get(recruitment.id)}</td>
					</tr>`,
			)}
		</table>
		<h3>Stages</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Name</th>
				<th>Type</th>
				<th>Kind</th>
				<th>Applications</th>
			</tr>
			${stages.map(
				({ id, name, type, isSystem }) =>
					html`<tr>
						<td><code>${id}</code></td>
						<td>${name}</td>
						<td>${type}</td>
						<td>${isSystem ? 'system' : 'custom'}</td>
						<td>${perStage.get(id) ?? 0}</td>
					</tr>`,
			)}
		</table>
		<h3>Applications ${applications.length > SHOWN ? `(latest ${SHOWN})` : ''}</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Recruitment</th>
				<th>Candidate</th>
				<th>Stage</th>
				<th>Created</th>
				<th>Changed</th>
				<th>External id</th>
				<th>Files</th>
				<th></th>
			</tr>
			${latestFirst.map(row)}
		</table>
	`;
}

function row(application: Application): Html {
	const { applicationId, candidate, files } = application;
	const path = `/control/erecruiter/applications/${applicationId}`;
	return html`<tr>
		<td><code>${applicationId}</code></td>
		<td><code>${application.recruitmentId}</code></td>
		<td>${candidate.firstName} ${candidate.lastName}</td>
		<td class="short">${application.stageName}</td>
		<td class="short">${minute(application.createdAt)}</td>
		<td class="short">${minute(application.modifiedAt)}</td>
		<td><code>${application.externalId}</code></td>
		<td>
			${files.map(({ fileId, name }) => html`<a href="${path}/files/${fileId}">${name}</a> `)}
		</td>
		<td>
			${
				application.stageId === NEW_STAGE
					? html`<button data-post="${path}/open">Open card</button>`
					: null
			}
		</td>
	</tr>`;
}

function minute(instant: string): string {
	return instant.slice(0, 16).replace('T', ' ');
}

function count(ids: readonly number[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return counts;
}
