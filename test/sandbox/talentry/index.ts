import type { FastifyError } from 'fastify';

import { createRateWindow } from '../control/rateWindow';
import { countRequest } from '../rest/access';
import { Problem, problemOf, sendProblem } from '../rest/problem';
import type { Vendor } from '../vendor';
import { readAdapterGrant, readGrant, USER_SOURCE } from './access';
import { controlRoutes } from './control';
import { statePage } from './page';
import { pageRoutes } from './pages';
import { publishedRoutes } from './publishedRoutes';
import { createState } from './state';
import type { TalentryState } from './state';
import { talentRoutes } from './talentRoutes';

const NAME = 'talentry';

/**
 * The stand-in for Talentry: the endpoints that it documents, the contract of talents that this
 * package publishes, at Talentry's address and at that of an adapter, and the consent page.
 */
export function createTalentry(): Vendor & { readonly state: TalentryState } {
	const rate = createRateWindow(6000);
	let state = createState();
	const current = () => state;
	return {
		name: NAME,
		label: 'Talentry',
		hasPages: true,
		rate,
		get state() {
			return state;
		},
		credentials: (url) => ({
			'Base URL': `${url}/talentry/api/v1`,
			'Customer ID': 'acme',
			'User Source': USER_SOURCE,
			'Token of a recruiter': 'sandbox-talentry-recruiter',
			'Token of a super recruiter': 'sandbox-talentry-super',
			'Token of an administrator': 'sandbox-talentry-admin',
			'Talent Base URL of an adapter': `${url}/talentry/adapter/v1`,
			'Its bearer token': 'sandbox-adapter-token',
		}),
		async routes(app) {
			app.removeContentTypeParser('text/plain');
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendProblem(reply, NAME, error instanceof Problem ? error : problemOf(error));
			});
			await app.register(
				async (api) => {
					api.addHook('onRequest', async (request, reply) => {
						readGrant(request, tenantIn(request.params));
						countRequest(rate, reply);
					});
					await api.register(async (scope) => {
						await publishedRoutes(scope, (request) => state.tenant(tenantIn(request.params)));
					});
					await api.register(async (scope) => {
						await talentRoutes(scope, {
							state: current,
							grant: (request) => readGrant(request, tenantIn(request.params)),
						});
					});
				},
				{ prefix: '/api/v1/tenants/:tenantId' },
			);
			await app.register(
				async (adapter) => {
					adapter.addHook('onRequest', async (request, reply) => {
						readAdapterGrant(request);
						countRequest(rate, reply);
					});
					await talentRoutes(adapter, { state: current, grant: readAdapterGrant });
				},
				{ prefix: '/adapter/v1' },
			);
			await app.register(async (pages) => await pageRoutes(pages, current));
		},
		control: async (app) => await controlRoutes(app, current),
		sendError: (reply, { status, detail }) => sendProblem(reply, NAME, new Problem(status, detail)),
		reset() {
			state = createState();
			rate.reset();
		},
		snapshot: () => ({
			tenants: [...state.tenants.values()].map((tenant) => ({
				id: tenant.id,
				name: tenant.name,
				counts: { talents: tenant.talents.size, jobs: tenant.jobs.size },
				pools: tenant.pools,
				statuses: tenant.statuses,
				languages: tenant.languages,
				talents: [...tenant.talents.values()],
				jobs: [...tenant.jobs.values()],
				emails: tenant.emails,
			})),
		}),
		page: () => statePage(state),
	};
}

/** The customer that the address names. */
function tenantIn(params: unknown): string {
	return typeof params === 'object' && params !== null && 'tenantId' in params
		? String(params.tenantId)
		: '';
}
