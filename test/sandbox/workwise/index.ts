import { createRateWindow } from '../control/rateWindow';
import { problemAnswers } from '../rest/service';
import type { Vendor } from '../vendor';
import { controlRoutes } from './control';
import { statePage } from './page';
import { apiRoutes } from './routes';
import { loadSeeds } from './seeds';
import { createState } from './state';
import type { WorkwiseState } from './state';
import { storageRoutes } from './storage';

const NAME = 'workwise';

/** The stand-in for Workwise, which serves the contract that this package publishes for it. */
export async function createWorkwise(): Promise<Vendor & { readonly state: WorkwiseState }> {
	const seeds = await loadSeeds();
	const rate = createRateWindow(600);
	const { answerErrors, sendError } = problemAnswers(NAME, rate);
	let state = createState(seeds);
	return {
		name: NAME,
		label: 'Workwise',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/workwise/v1`,
			Token: 'sandbox-workwise-token',
			'Token that may only read': 'sandbox-workwise-readonly-token',
		}),
		async routes(app) {
			answerErrors(app);
			await app.register(async (api) => await apiRoutes(api, { state: () => state, rate }), {
				prefix: '/v1',
			});
			await app.register(async (storage) => await storageRoutes(storage, () => state), {
				prefix: '/storage',
			});
		},
		control: async (app) => await controlRoutes(app, () => state),
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
			jobs: state.jobs,
			applications: state.applications,
		}),
		page: () => statePage(state),
	};
}
