import { html } from '../control/html';
import type { Html } from '../control/html';
import type { KeptTalent } from './model';
import type { TalentryState, Tenant } from './state';

const SHOWN = 60;

export function statePage(state: TalentryState): Html {
	return html`${[...state.tenants.values()].map(tenantPart)}`;
}

function tenantPart(tenant: Tenant): Html {
	const talents = [...tenant.talents.values()];
	const active = [...tenant.jobs.values()].filter((job) => job.active).length;
	return html`
		<h3>${tenant.name} <code>${tenant.id}</code></h3>
		<p>
			<b>${talents.length}</b> talents, <b>${tenant.jobs.size}</b> jobs (${active} active),
			<b>${tenant.emails.length}</b> consent mails sent
		</p>
		<p>Pools: ${tenant.pools.map(({ id, name }) => `${name} (${id})`).join(', ')}</p>
		<table>
			<tr>
				<th>Id</th>
				<th>Talent</th>
				<th>Status</th>
				<th>Pools</th>
				<th>Notes</th>
				<th>Consent</th>
				<th></th>
			</tr>
			${talents
				.slice(-SHOWN)
				.reverse()
				.map((talent) => row(tenant, talent))}
		</table>
	`;
}

function row({ id: tenantId }: Tenant, { record, deletedAt, notes, linkToken }: KeptTalent): Html {
	const { id, firstName, lastName, email, status, pools, consent, blocked } = record;
	const decide = (decision: string) =>
		html`<button data-post="/control/talentry/talents/${id}/${decision}" data-body="{}">
			${decision}
		</button>`;
	return html`<tr>
		<td>
			<a href="/talentry/app/${tenantId}/talents/${id}"><code>${id}</code></a>
		</td>
		<td>${firstName} ${lastName}<br />${email}</td>
		<td class="short">${status.name}</td>
		<td>${pools.map(({ name }) => name).join(', ')}</td>
		<td>${notes.map(({ text }) => text).join(' | ')}</td>
		<td>
			<span class="mark">${consent?.state ?? 'none'}</span>
			${blocked ? html`<span class="mark fault">blocked</span>` : ''}
			${deletedAt === null ? '' : html`<span class="mark fault">deleted</span>`}
			${linkToken === null ? '' : html`<a href="/talentry/consent/${linkToken}">page</a>`}
		</td>
		<td>
			${decide('accept')} ${decide('decline')}
			<button class="danger" data-delete="/control/talentry/talents/${id}">delete</button>
		</td>
	</tr>`;
}
