import type { FastifyError } from 'fastify';

import { createRateWindow } from '../control/rateWindow';
import { Problem, problemOf, sendProblem } from '../rest/problem';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { loadSeeds } from './seeds';
import { createState } from './state';
import type { MatchedIoState } from './state';

const NAME = 'matched-io';

/** The stand-in for matched.io, which serves the contract that this package publishes for it. */
export async function createMatchedIo(): Promise<Vendor & { readonly state: MatchedIoState }> {
	const seeds = await loadSeeds();
	const rate = createRateWindow(600);
	let state = createState(seeds);
	return {
		name: NAME,
		label: 'matched.io',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/matched-io/v1`,
			Token: 'sandbox-matched-io-token',
		}),
		async routes(app) {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendProblem(reply, NAME, error instanceof Problem ? error : problemOf(error));
			});
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/v1',
			});
		},
		control: async (app) => await controlRoutes(app, () => state, seeds.cv),
		sendError(reply, { status, detail, retryAfter }) {
			if (status === 429) {
				reply.header('x-ratelimit-limit', rate.limit ?? 600);
				reply.header('x-ratelimit-remaining', 0);
				reply.header('x-ratelimit-reset', Math.ceil(retryAfter ?? 1));
			}
			return sendProblem(reply, NAME, new Problem(status, detail));
		},
		reset() {
			state = createState(seeds);
			rate.reset();
		},
		snapshot: () => ({
			counts: {
				jobs: state.jobs.length,
				matches: state.matches.length,
				due: state.matches.filter(
					(match) => match.state === 'successful' && match.export.state === 'due',
				).length,
				documents: state.documents.size,
			},
			account: state.account,
			jobFields: state.fields,
			jobs: state.jobs,
			matches: state.matches,
		}),
		page: () => statePage(state),
	};
}
