import type { FastifyError } from 'fastify';

import { createRateWindow } from '../control/rateWindow';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { ErecruiterError, errorOf, sendError } from './errors';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { createState } from './state';
import type { ErecruiterState } from './state';
import { tokenRoutes } from './token';

/** The stand-in for eRecruiter, which serves the contract that this package publishes for it. */
export function createErecruiter(): Vendor & { readonly state: ErecruiterState } {
	const rate = createRateWindow(10, 1000);
	let state = createState();
	return {
		name: 'erecruiter',
		label: 'eRecruiter',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/erecruiter/v1.1`,
			'Company id': '1201',
			'Access key': 'sandbox-erecruiter-key',
			'Access key for everything': 'sandbox-erecruiter-key-all',
			'Token URL': `${url}/erecruiter/oAuth/Token`,
			'Client id, secret': 'sandbox-client, sandbox-client-secret',
			'User name, password': 'ops@example.com, sandbox-password',
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendError(reply, error instanceof ErecruiterError ? error : errorOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/v1.1',
			});
			await app.register(async (token) => await tokenRoutes(token, () => state));
		},
		control: async (app) => await controlRoutes(app, () => state),
		sendError: (reply, { status, detail }) => sendError(reply, new ErecruiterError(status, detail)),
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot: () => ({
			counts: {
				recruitments: state.recruitments.length,
				applications: state.applications.length,
				files: state.applications.reduce((sum, { files }) => sum + files.length, 0),
			},
			stages: state.stages,
			origins: state.origins,
			recruitments: state.recruitments,
			applications: state.applications.map((application) => ({
				...application,
				files: application.files.map((file) => ({ ...file, bytes: undefined })),
			})),
		}),
		page: () => statePage(state),
	};
}
