import type { FastifyError } from 'fastify';

import { html } from '../control/html';
import { createRateWindow } from '../control/rateWindow';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { AshbyError, errorOfStatus, sendAshbyError } from './errors';
import { fileRoutes } from './files';
import { statusOf } from './records';
import { apiRoutes } from './routes';
import { createState, type AshbyState } from './state';

/** The stand-in for Ashby, written from its OpenAPI document. */
export function createAshby(): Vendor & { readonly state: AshbyState } {
	const rate = createRateWindow(1000);
	let state = createState();
	return {
		name: 'ashby',
		label: 'Ashby',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'API Key': 'sandbox-ashby-key',
			'Key for candidates only': 'sandbox-ashby-key-for-candidates',
			'Base URL': `${url}/ashby`,
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendAshbyError(reply, error instanceof AshbyError ? error : errorOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }));
			await app.register(async (files) => await fileRoutes(files, () => state), {
				prefix: '/files',
			});
		},
		control: async (app) => await controlRoutes(app, () => state),
		sendError: (reply, error) => sendAshbyError(reply, errorOfStatus(error)),
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot: () => ({
			jobs: state.jobs,
			candidates: [...state.candidates.values()].map((candidate) => ({
				...candidate,
				files: candidate.files.map(({ id, name }) => ({ id, name })),
			})),
			applications: [...state.applications.values()],
			notes: state.notes,
			files: [...state.candidates.values()].flatMap(({ files }) => files.map(({ id }) => id)),
			webhooks: [...state.webhooks.values()].map(({ id, webhookType }) => ({ id, webhookType })),
		}),
		page: () => html`
			<p>
				<b>${state.jobs.length}</b> jobs, <b>${state.candidates.size}</b> candidates,
				<b>${state.applications.size}</b> applications
			</p>
			<p>
				<button data-post="/control/ashby/applications" data-body="{}">
					New application arrives
				</button>
				<button data-delete="/control/ashby/tokens">Let sync tokens expire</button>
			</p>
			<table>
				<tr>
					<th>Candidate</th>
					<th>Job</th>
					<th>Status</th>
					<th>Changed</th>
				</tr>
				${[...state.applications.values()].slice(-60).map(
					(application) =>
						html`<tr>
							<td>${state.candidates.get(application.candidateId)?.name}</td>
							<td>${state.jobs.find(({ id }) => id === application.jobId)?.title}</td>
							<td>${statusOf(state, application)}</td>
							<td class="short">${application.updatedAt.slice(0, 16).replace('T', ' ')}</td>
						</tr>`,
				)}
			</table>
		`,
	};
}

function errorOf(error: FastifyError): AshbyError {
	const status = error.statusCode ?? 500;
	return status < 500
		? new AshbyError('invalid_input', error.message)
		: new AshbyError('internal_error', 'Internal error', 500);
}
