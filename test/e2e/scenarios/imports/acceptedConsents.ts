import type { Workflow } from '../../templates';

/** Reports each consent that a talent gives. */
export const acceptedConsents: Workflow = {
	id: 'consents-accepted',
	name: 'Consents That Were Accepted',
	nodes: [
		{
			id: 'a1',
			name: 'Consent Accepted',
			type: 'n8n-nodes-recruiting.talentryTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				event: 'consentChanged',
				consentStates: ['accepted'],
			},
			credentials: { talentryApi: { id: 'talentryApi', name: 'talentryApi' } },
		},
		{
			id: 'a2',
			name: 'Reported',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [200, 0],
			parameters: {},
		},
	],
	connections: { 'Consent Accepted': { main: [[{ node: 'Reported', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};
