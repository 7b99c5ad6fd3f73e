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
import { recruitingControl } from './v2/control';
import { PersonioV2Error, sendPersonioV2Error } from './v2/errors';
import { recruitingRoutes } from './v2/routes';
import { createTokens, tokenRoutes } from './v2/tokens';

/** The stand-in for Personio Recruiting, written from its documentation of both of its APIs. */
export function createPersonio(): Vendor & { readonly state: PersonioState } {
	const rate = createRateWindow(2000);
	const tokens = createTokens();
	let state = createState();
	return {
		name: 'personio',
		label: 'Personio',
		hasPages: true,
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
			'V2 client ID': 'papi-sandbox-client',
			'V2 client secret': 'papi-sandbox-secret',
			'V2 client without the right': 'papi-sandbox-hr-client',
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendPersonioError(reply, error instanceof PersonioError ? error : personioErrorOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/api',
			});
			await app.register(async (auth) => await tokenRoutes(auth, tokens), { prefix: '/api/v2' });
			await app.register(
				async (api) => await recruitingRoutes(api, { state: () => state, tokens, rate }),
				{ prefix: '/api/v2/recruiting' },
			);
			await app.register(async (careers) => await careerRoutes(careers, () => state), {
				prefix: '/careers',
			});
			app.get('/elsewhere', async (_request, reply) => {
				const body = html`<p>This is another page, where an unknown company leads.</p>`;
				return await sendPage(reply, 200, 'HR software', body);
			});
		},
		async control(app) {
			await controlRoutes(app, () => state);
			await recruitingControl(app, { state: () => state, tokens });
		},
		sendError: (reply, { status, detail }) =>
			reply.request.url.includes('/api/v2/')
				? sendPersonioV2Error(reply, new PersonioV2Error(status, [detail]))
				: sendPersonioError(reply, new PersonioError(status, detail)),
		reset() {
			state = createState();
			rate.reset();
			// Tokens stay good: they are no part of the account's data, and expire by their own endpoint.
		},
		snapshot: () => ({
			counts: {
				jobs: state.jobs.length,
				applications: state.applications.length,
				documents: state.documents.size,
				applicationsInV2: state.recruiting.applications.size,
				candidatesInV2: state.recruiting.candidates.size,
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
