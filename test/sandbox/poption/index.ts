import type { FastifyError } from 'fastify';

import { createRateWindow } from '../control/rateWindow';
import { Problem, problemOf, sendProblem } from '../rest/problem';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { createState } from './state';
import type { PoptionState } from './state';

const NAME = 'poption';

/** The stand-in for Poption, which serves the contract that this package publishes for it. */
export function createPoption(): Vendor & { readonly state: PoptionState } {
	const rate = createRateWindow(600);
	let state = createState();
	return {
		name: NAME,
		label: 'Poption',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/poption/v1`,
			Token: 'sandbox-poption-token',
			'Token of no administrator': 'sandbox-poption-recruiter-token',
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendProblem(reply, NAME, error instanceof Problem ? error : problemOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/v1',
			});
		},
		control: async (app) =>
			await controlRoutes(
				app,
				() => state,
				(sizes) => {
					state = createState(sizes);
				},
			),
		sendError(reply, { status, detail, retryAfter }) {
			if (status === 429) {
				reply.header('x-ratelimit-limit', rate.limit ?? 600);
				reply.header('x-ratelimit-remaining', 0);
				reply.header('x-ratelimit-reset', Math.ceil(retryAfter ?? 1));
			}
			return sendProblem(reply, NAME, new Problem(status, detail));
		},
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot: () => ({
			counts: {
				candidates: state.candidates.length,
				applications: state.applications.length,
				jobPostings: state.jobPostings.length,
				exports: state.seen.length,
			},
			exports: state.seen,
			settings: state.settings,
		}),
		page: () => statePage(state),
	};
}
