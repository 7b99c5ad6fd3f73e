import { html } from '../control/html';
import type { Html } from '../control/html';
import type { Export } from './model';
import type { PoptionState } from './state';

export function statePage({ applications, candidates, jobPostings, seen }: PoptionState): Html {
	return html`
		<p>
			<b>${candidates.length}</b> candidates, <b>${applications.length}</b> applications,
			<b>${jobPostings.length}</b> job postings
		</p>
		<p>
			<button data-post="/control/poption/exports" data-body='{"count":5}'>
				Someone else takes five slots
			</button>
			<button data-post="/control/poption/clock" data-body='{"advanceMs":3600000}'>
				An hour passes
			</button>
		</p>
		<h3>Exports, as they were last looked at</h3>
		<table>
			<tr>
				<th>Id</th>
				<th>Category</th>
				<th>Format</th>
				<th>Status</th>
				<th>Progress</th>
				<th>Reference</th>
				<th>Size</th>
			</tr>
			${seen.map(row)}
		</table>
	`;
}

function row({ id, category, format, status, progress, reference, size }: Export): Html {
	return html`<tr>
		<td><code>${id}</code></td>
		<td>${category}</td>
		<td>${format}</td>
		<td><span class="mark ${status}">${status}</span></td>
		<td>${progress}%</td>
		<td><code>${reference}</code></td>
		<td>${size}</td>
	</tr>`;
}
