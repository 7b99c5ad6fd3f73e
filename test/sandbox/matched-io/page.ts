import { html } from '../control/html';
import type { Html } from '../control/html';
import type { Match } from './model';
import { titleOf } from './state';
import type { MatchedIoState } from './state';

const SHOWN = 60;

export function statePage({ jobs, matches }: MatchedIoState): Html {
	const successful = matches.filter(({ state }) => state === 'successful');
	const due = successful.filter((match) => match.export.state === 'due').length;
	const newestFirst = matches.slice(-SHOWN).reverse();
	return html`
		<p>
			<b>${jobs.length}</b> jobs, <b>${successful.length}</b> successful matches, <b>${due}</b> due
			for export
		</p>
		<p>
			<button data-post="/control/matched-io/matches" data-body="{}">New successful match</button>
		</p>
		<h3>Jobs</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Title</th>
				<th>Status</th>
				<th>Imported from</th>
			</tr>
			${jobs.map(
				(job) =>
					html`<tr>
						<td><code>${job.id}</code></td>
						<td>${titleOf(job)}</td>
						<td><span class="mark ${job.status}">${job.status}</span></td>
						<td><code>${job.externalSystem} ${job.externalId}</code></td>
					</tr>`,
			)}
		</table>
		<h3>Matches ${matches.length > SHOWN ? `(latest ${SHOWN})` : ''}</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Job</th>
				<th>Developer</th>
				<th>State</th>
				<th>Matched</th>
				<th>Documents</th>
				<th>Export</th>
			</tr>
			${newestFirst.map(row)}
		</table>
	`;
}

function row({ id, jobId, candidate, state, matchedAt, documents, export: exported }: Match): Html {
	const { targetSystem, targetJobId } = exported;
	const target = targetSystem === null ? '' : ` ${targetSystem} job ${targetJobId ?? ''}`;
	return html`<tr>
		<td><code>${id}</code></td>
		<td><code>${jobId}</code></td>
		<td>${candidate.firstName} ${candidate.lastName}</td>
		<td class="short"><span class="mark ${state}">${state}</span></td>
		<td class="short">${matchedAt?.slice(0, 16).replace('T', ' ')}</td>
		<td>
			${documents.map((file) => html`<a href="/control/matched-io/documents/${file.id}">${file.name}</a> `)}
		</td>
		<td><span class="mark ${exported.state}">${exported.state}</span>${target}</td>
	</tr>`;
}
