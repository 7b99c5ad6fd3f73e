import { html } from '../control/html';
import type { Html } from '../control/html';
import type { PersonioApplication, PersonioState } from './state';

const SHOWN = 60;

export function statePage({ applications, documents, jobs }: PersonioState): Html {
	const published = jobs.filter((job) => job.state === 'published' && job.inFeed).length;
	// The first ones are those that the examples use; the rest is there to fill lists.
	const shown = jobs.filter((job, index) => index < 6 || job.id > 2160);
	return html`
		<p>
			<b>${jobs.length}</b> positions, <b>${published}</b> in the feed,
			<b>${applications.length}</b> applications received, <b>${documents.size}</b> documents
		</p>
		<h3>Applications received ${applications.length > SHOWN ? `(newest ${SHOWN})` : ''}</h3>
		${
			applications.length === 0
				? html`<p class="none">None yet.</p>`
				: html`<table>
						<tr>
							<th>Applicant</th>
							<th>E-mail</th>
							<th>Position</th>
							<th>Date</th>
							<th>Phase</th>
							<th>Channel</th>
							<th>Documents</th>
						</tr>
						${applications.slice(-SHOWN).reverse().map(row)}
					</table>`
		}
		<h3>Positions (without the ${jobs.length - shown.length} that fill the list)</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Name</th>
				<th>State</th>
				<th>In the feed</th>
			</tr>
			${shown.map(
				(job) =>
					html`<tr>
						<td><code>${job.id}</code></td>
						<td>${job.name}</td>
						<td><span class="mark ${job.state}">${job.state}</span></td>
						<td>${job.state === 'published' && job.inFeed ? 'yes' : 'no'}</td>
					</tr>`,
			)}
		</table>
	`;
}

function row({ body, phase }: PersonioApplication): Html {
	return html`<tr>
		<td>${body.first_name} ${body.last_name}</td>
		<td>${body.email}</td>
		<td><code>${body.job_position_id}</code></td>
		<td class="short">${body.application_date}</td>
		<td>${phase.type === 'custom' ? `custom ${phase.id}` : phase.id}</td>
		<td>${body.recruiting_channel_id}</td>
		<td>
			${(body.files ?? []).map(
				({ uuid, original_filename: name, category }) =>
					html`<a href="/control/personio/documents/${uuid}" title="${category}">${name}</a> `,
			)}
		</td>
	</tr>`;
}
