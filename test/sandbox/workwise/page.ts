import { html } from '../control/html';
import type { Html } from '../control/html';
import type { Application } from './model';
import type { WorkwiseState } from './state';

const SHOWN = 60;

export function statePage({ applications, jobs }: WorkwiseState): Html {
	const perJob = new Map<string, number>();
	for (const { jobId } of applications) perJob.set(jobId, (perJob.get(jobId) ?? 0) + 1);
	const due = applications.filter((application) => application.export.state === 'due').length;
	const newestFirst = applications.slice(-SHOWN).reverse();
	const main = jobs.filter((job) => perJob.has(job.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
	return html`
		<p>
			<b>${jobs.length}</b> jobs, <b>${applications.length}</b> applications, <b>${due}</b> due for
			export
		</p>
		<p>
			<button data-post="/control/workwise/applications" data-body='{"documents":2}'>
				New application arrives
			</button>
		</p>
		<h3>Jobs with applications</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Title</th>
				<th>Status</th>
				<th>Connection</th>
				<th>Applications</th>
			</tr>
			${main.map(
				(job) =>
					html`<tr>
						<td><code>${job.id}</code></td>
						<td>${job.title}</td>
						<td><span class="mark ${job.status}">${job.status}</span></td>
						<td>${job.connection}</td>
						<td>${perJob.get(job.id)}</td>
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
				<th>Submitted</th>
				<th>Documents</th>
				<th>Export</th>
			</tr>
			${newestFirst.map(row)}
		</table>
	`;
}

function row(application: Application): Html {
	const { candidate, documents, status, submittedAt } = application;
	const { state, targetJobId, targetSystem } = application.export;
	const target = targetSystem === null ? '' : ` ${targetSystem} ${targetJobId ?? ''}`;
	return html`<tr>
		<td><code>${application.id}</code></td>
		<td><code>${application.jobId}</code></td>
		<td>${candidate.firstName} ${candidate.lastName}</td>
		<td class="short">${status.name}</td>
		<td class="short">${submittedAt.slice(0, 16).replace('T', ' ')}</td>
		<td>
			${documents.map(
				({ id, name }) => html`<a href="/control/workwise/documents/${id}">${name}</a> `,
			)}
		</td>
		<td><span class="mark ${state}">${state}</span>${target}</td>
	</tr>`;
}
