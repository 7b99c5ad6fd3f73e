import type { FastifyError } from 'fastify';

import { html } from '../control/html';
import { createRateWindow } from '../control/rateWindow';
import type { Vendor } from '../vendor';
import { careerRoutes, sendPage } from './careers';
import { controlRoutes } from './control';
import { invalidBody, PersonioError, sendPersonioError } from './errors';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { createState } from './state';
import type { PersonioState } from './state';

/** The stand-in for Personio Recruiting, written from its documentation of the v1 API. */
export function createPersonio(): Vendor & { readonly state: PersonioState } {
	const rate = createRateWindow(2000);
	let state = createState();
	return {
		name: 'personio',
		label: 'Personio',
		hasPages: false,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Company page': `${url}/personio/careers/acme`,
			'Company id': '4711',
			'Recruiting token': 'sandbox-recruiting-token-4711',
			'Channel id': '31 (or 32, or none)',
			'Base URL': `${url}/personio/api`,
			'HR token, always refused': 'papi-00000000-sandbox-hr-token',
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendPersonioError(reply, error instanceof PersonioError ? error : personioErrorOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/api',
			});
			await app.register(async (careers) => await careerRoutes(careers, () => state), {
				prefix: '/careers',
			});
			app.get('/elsewhere', async (_request, reply) => {
				const body = html`<p>This is another page, where an unknown company leads.</p>`;
				return await sendPage(reply, 200, 'HR software', body);
			});
		},
		control: async (app) => await controlRoutes(app, () => state),
		sendError: (reply, { status, detail }) =>
			sendPersonioError(reply, new PersonioError(status, detail)),
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot: () => ({
			counts: {
				jobs: state.jobs.length,
				applications: state.applications.length,
				documents: state.documents.size,
			},
			jobs: state.jobs,
			applications: state.applications,
			documents: Array.from(state.documents.values(), (document) => ({
				...document,
				bytes: undefined,
			})),
			tags: [...state.tags],
		}),
		page: () => statePage(state),
	};
}

function personioErrorOf(error: FastifyError): PersonioError {
	const status = error.statusCode ?? 500;
	if (status === 400 || status === 415) return invalidBody();
	return new PersonioError(status, status < 500 ? error.message : 'Internal Server Error');
}
