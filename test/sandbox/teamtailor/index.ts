import type { FastifyError } from 'fastify';

import { createRateWindow } from '../control/rateWindow';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { refusal, sendTeamtailorError, TeamtailorError } from './errors';
import { fileRoutes } from './files';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { createState } from './state';
import type { TeamtailorState } from './state';
import { SIGNATURE_KEY } from './webhooks';

/** The stand-in for Teamtailor, written from its documentation of the API and of company webhooks. */
export function createTeamtailor(): Vendor & { readonly state: TeamtailorState } {
	const rate = createRateWindow(50, 10_000);
	let state = createState();
	return {
		name: 'teamtailor',
		label: 'Teamtailor',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			Region: 'Other Address',
			'Base URL': `${url}/teamtailor/v1`,
			'API Key': 'sandbox-teamtailor-admin-key',
			'Key without the scope Admin': 'sandbox-teamtailor-public-key',
			'API Version': '20240904',
			'Webhook Signature Key': SIGNATURE_KEY,
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendTeamtailorError(reply, error instanceof TeamtailorError ? error : errorOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/v1',
			});
			await app.register(async (files) => await fileRoutes(files, () => state), {
				prefix: '/files',
			});
		},
		control: async (app) => await controlRoutes(app, () => state, rate),
		sendError(reply, { status, detail, retryAfter }) {
			if (status === 429) {
				reply.header('x-rate-limit-limit', rate.limit ?? 50);
				reply.header('x-rate-limit-remaining', 0);
				reply.header('x-rate-limit-reset', Math.ceil(retryAfter ?? 1));
			}
			return sendTeamtailorError(reply, refusal(status, 'Error', detail));
		},
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot: () => ({
			counts: {
				jobs: state.jobs.size,
				candidates: state.candidates.size,
				applications: state.applications.size,
				uploads: state.uploads.size,
				notes: state.notes.size,
			},
			candidates: [...state.candidates.values()],
			applications: [...state.applications.values()],
			uploads: [...state.uploads.values()],
			notes: [...state.notes.values()],
			customFieldValues: [...state.values.values()],
		}),
		page: () => statePage(state),
	};
}

function errorOf(error: FastifyError): TeamtailorError {
	const status = error.statusCode ?? 500;
	return status < 500
		? refusal(status, 'Bad request', error.message)
		: refusal(500, 'Internal Server Error', 'Internal Server Error');
}
