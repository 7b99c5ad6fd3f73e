import type { FastifyError } from 'fastify';

import { html } from '../control/html';
import { createRateWindow } from '../control/rateWindow';
import type { Vendor } from '../vendor';
import { authenticate } from './access';
import { controlRoutes } from './control';
import { LeverError, sendLeverError } from './errors';
import { readRoutes } from './reads';
import { createState, USERS, type LeverState } from './state';
import { writeRoutes } from './writes';

/** The stand-in for Lever, written from https://hire.lever.co/developer/documentation. */
export function createLever(): Vendor & { readonly state: LeverState } {
	const rate = createRateWindow(10, 1000);
	let state = createState();
	const current = () => state;
	return {
		name: 'lever',
		label: 'Lever',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/lever/v1`,
			'API Key': 'sandbox-lever-key',
			'Key with confidential access': 'sandbox-lever-key-confidential',
			'Key for postings only': 'sandbox-lever-key-postings',
			'Acting User ID': USERS[0].id,
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendLeverError(
					reply,
					error instanceof LeverError
						? error
						: new LeverError(error.statusCode ?? 500, error.message),
				);
			});
			await app.register(
				async (api) => {
					api.addHook('onRequest', async (request) => {
						authenticate(request);
						// No header says what is left, nor how long to wait.
						if (rate.take().exceeded) throw new LeverError(429, 'Too many requests');
					});
					await readRoutes(api, { state: current, access: authenticate });
					await writeRoutes(api, { state: current, access: authenticate });
					api.setNotFoundHandler((request, reply) => {
						const path = request.url.split('?')[0] ?? '';
						sendLeverError(reply, new LeverError(404, `There is no ${request.method} ${path}`));
					});
				},
				{ prefix: '/v1' },
			);
		},
		control: async (app) => await controlRoutes(app, current),
		sendError: (reply, { status, detail }) => sendLeverError(reply, new LeverError(status, detail)),
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot() {
			const opportunities = [...state.opportunities.values()];
			return {
				postings: state.postings,
				contacts: [...state.contacts.values()],
				opportunities: opportunities.map(({ resumes, files, notes, ...rest }) => ({
					...rest,
					resumes: resumes.map(({ name }) => name),
					files: files.map(({ name }) => name),
					notes: notes.length,
				})),
				files: opportunities.flatMap(({ files }) => files.map(({ id }) => id)),
				notes: opportunities.flatMap(({ notes }) => notes.map(({ id }) => id)),
				webhooks: [...state.webhooks.values()].map(({ id, event, url }) => ({ id, event, url })),
			};
		},
		page: () => html`
			<p>
				<b>${state.postings.length}</b> postings, <b>${state.contacts.size}</b> contacts,
				<b>${state.opportunities.size}</b> opportunities
			</p>
			<p>
				<button data-post="/control/lever/opportunities" data-body="{}">
					New application arrives
				</button>
			</p>
			<table>
				<tr>
					<th>Name</th>
					<th>Stage</th>
					<th>Archived</th>
					<th>Files</th>
				</tr>
				${[...state.opportunities.values()].slice(-60).map(
					({ contact, stage, archived, resumes, files }) =>
						html`<tr>
							<td>${state.contacts.get(contact)?.name}</td>
							<td>${state.stages.find(({ id }) => id === stage)?.text}</td>
							<td>
								${archived ? state.reasons.find(({ id }) => id === archived.reason)?.text : ''}
							</td>
							<td>${resumes.length + files.length}</td>
						</tr>`,
				)}
			</table>
		`,
	};
}
