import { createRateWindow } from '../control/rateWindow';
import { problemAnswers } from '../rest/service';
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
	const { answerErrors, sendError } = problemAnswers(NAME, rate);
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
			answerErrors(app);
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/v1',
			});
		},
		control: async (app) => await controlRoutes(app, () => state, seeds.cv),
		sendError,
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
