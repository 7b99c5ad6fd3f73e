import { FAULT_KINDS } from './faults';
import type { ActiveFault } from './faults';
import { html } from './html';
import type { Html } from './html';
import { SCRIPT, STYLE } from './pageAssets';
import type { LoggedRequest } from './requestLog';
import type { Control } from './routes';

const REQUESTS_SHOWN = 40;

/** The whole state on one page, with buttons for what the control endpoints do. */
export function statePage({ vendors, faults, log }: Control): Html {
	return html`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<title>Sandbox of n8n-nodes-recruiting</title>
				<style>
					${{ markup: STYLE }}
				</style>
			</head>
			<body>
				<header>
					<h1>Sandbox of n8n-nodes-recruiting</h1>
					<p>Stand-ins for the vendors. All people are invented; everything is in memory.</p>
					<nav>
						${vendors.map(({ name, label }) => html`<a href="#${name}">${label}</a> `)}
						<a href="#faults">Faults</a> <a href="#requests">Requests</a>
						<a href="/control/state">State as JSON</a>
						<button data-reload>Refresh</button>
						<button data-post="/control/reset" class="danger">Reset everything</button>
					</nav>
					<p id="message" role="status"></p>
				</header>
				<main>
					${vendors.map(
						(vendor) =>
							html`<section id="${vendor.name}">
								<h2>${vendor.label}</h2>
								${vendor.page()}
							</section>`,
					)}
					<section id="faults">
						<h2>Faults</h2>
						${faultForm(vendors.map(({ name }) => name))} ${activeFaults(faults.active)}
					</section>
					<section id="requests">
						<h2>Recent requests</h2>
						${recentRequests(log.entries)}
					</section>
				</main>
				<script>
					${{ markup: SCRIPT }};
				</script>
			</body>
		</html>`;
}

function faultForm(vendors: readonly string[]): Html {
	const option = (value: string) => html`<option>${value}</option>`;
	return html`<form id="fault">
		<label
			>Vendor
			<select name="vendor">
				${vendors.map(option)}
			</select></label
		>
		<label
			>Fault
			<select name="fault">
				${FAULT_KINDS.map(option)}
			</select></label
		>
		<label>Route <input name="route" size="18" placeholder="name or part of path" /></label>
		<label>Every <input name="every" type="number" min="1" placeholder="1" /></label>
		<label>Times <input name="times" type="number" min="1" placeholder="all" /></label>
		<label>After <input name="after" type="number" min="0" placeholder="0" /></label>
		<label>Retry-After (s) <input name="retryAfter" type="number" min="0" placeholder="1" /></label>
		<button>Add fault</button>
		<button type="button" data-delete="/control/faults">Remove all</button>
	</form>`;
}

function activeFaults(faults: readonly ActiveFault[]): Html {
	if (faults.length === 0)
		return html`<p class="none">None: all requests are answered properly.</p>`;
	return html`<table>
		<tr>
			<th>Vendor</th>
			<th>Fault</th>
			<th>Aimed at</th>
			<th>When</th>
			<th>Happened</th>
		</tr>
		${faults.map(
			(fault) =>
				html`<tr>
					<td>${fault.vendor}</td>
					<td><span class="mark fault">${fault.fault}</span></td>
					<td>${fault.method} ${fault.route ?? 'any route'}</td>
					<td>${timing(fault)}</td>
					<td>${fault.fired} of ${fault.seen} requests</td>
				</tr>`,
		)}
	</table>`;
}

function timing({ every = 1, times, after }: ActiveFault): string {
	const parts = [every === 1 ? 'each request' : `each ${every}. request`];
	if (times !== undefined) parts.push(`at most ${times}`);
	if (after) parts.push(`after the first ${after}`);
	return parts.join(', ');
}

function recentRequests(entries: readonly LoggedRequest[]): Html {
	if (entries.length === 0) return html`<p class="none">None yet.</p>`;
	return html`<table>
		<tr>
			<th>Time (UTC)</th>
			<th>Vendor</th>
			<th>Request</th>
			<th>Answer</th>
			<th>Fault</th>
			<th>ms</th>
		</tr>
		${entries.slice(-REQUESTS_SHOWN).reverse().map(requestRow)}
	</table>`;
}

function requestRow(entry: LoggedRequest): Html {
	const query = new URLSearchParams(entry.query).toString();
	const ok = entry.status !== null && entry.status < 400;
	return html`<tr>
		<td class="short">${entry.time.slice(11, 23)}</td>
		<td>${entry.vendor}</td>
		<td class="path"><b>${entry.method}</b> ${entry.path}${query === '' ? '' : `?${query}`}</td>
		<td><span class="mark ${ok ? 'open' : 'fault'}">${entry.status ?? 'no answer'}</span></td>
		<td>${entry.fault}</td>
		<td class="number">${entry.milliseconds}</td>
	</tr>`;
}
