import { createRateWindow } from '../control/rateWindow';
import { problemAnswers } from '../rest/service';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { loadSeeds } from './seeds';
import { createState } from './state';
import type { InhireState } from './state';

const NAME = 'inhire';

/** The stand-in for inhire, which serves the contract that this package publishes for it. */
export async function createInhire(): Promise<Vendor & { readonly state: InhireState }> {
	const seeds = await loadSeeds();
	const rate = createRateWindow(600);
	const { answerErrors, sendError } = problemAnswers(NAME, rate);
	let state = createState(seeds);
	return {
		name: NAME,
		label: 'inhire',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/inhire/v1`,
			Token: 'sandbox-inhire-token',
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
				applications: state.applications.length,
				due: state.applications.filter(({ export: { state } }) => state === 'due').length,
				documents: state.documents.size,
			},
			connection: state.connection,
			statuses: state.statuses,
			sources: [...state.sources.values()],
			jobs: state.jobs,
			applications: state.applications,
		}),
		page: () => statePage(state),
	};
}
