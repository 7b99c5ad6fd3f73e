import type { INode, INodeParameters } from 'n8n-workflow';
import { jsonOf } from '../support';
import type { ConsentBench } from './bench';

export function describeVendors({ bench }: ConsentBench): void {
	describe('with the nodes of vendors', () => {
		const node = (name: string, type: string, parameters: INodeParameters): INode => ({
			id: name,
			name,
			type: `n8n-nodes-recruiting.${type}`,
			typeVersion: 1,
			position: [0, 0],
			parameters,
		});
		const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
		const start = { ...node('Start', '', {}), type: 'n8n-nodes-base.manualTrigger' };
		const consentNodes = [
			node('Filter', 'recruitingConsent', { operation: 'filter' }),
			node('List', 'recruitingConsent', { operation: 'createDeletionList' }),
		];
		const source = async (type: string, parameters: INodeParameters) =>
			await bench.n8n.run({
				credentials: bench.credentials(),
				workflow: {
					nodes: [
						start,
						node('Source', type, {
							resource: 'application',
							operation: 'getAll',
							returnAll: true,
							...parameters,
						}),
						...consentNodes,
					],
					connections: {
						Start: { main: [to('Source')] },
						Source: { main: [[...to('Filter'), ...to('List')]] },
					},
					settings: { timezone: 'Europe/Berlin' },
				},
			});

		test('applications of Workwise: the one whose consent is over is kept out and listed first', async () => {
			const result = await source('workwise', { applicationsOf: 'all' });
			expect(result.status).toBe('success');
			const read = jsonOf(result.node('Source'));
			expect(read.length).toBeGreaterThan(10);
			const filtered = result.node('Filter');
			expect(jsonOf(filtered, 2)).toMatchObject([
				{
					id: 'wwa-10305',
					candidate: {
						consent: { state: 'expired', message: 'The consent expired on 2025-12-31' },
					},
				},
			]);
			expect(jsonOf(filtered, 2)[0]).not.toHaveProperty('consent');
			expect(jsonOf(filtered, 0).length + jsonOf(filtered, 1).length).toBe(read.length - 1);
			expect(jsonOf(result.node('List'))[0]).toMatchObject({
				system: 'workwise',
				kind: 'application',
				id: 'wwa-10305',
				deleteBy: '2025-12-31T23:59:59+01:00',
				reason: 'expired',
			});
		});

		test('candidates of inhire are valid until the end of 2099', async () => {
			const result = await source('inhire', { job: { __rl: true, mode: 'id', value: 'ih-301' } });
			expect(result.status).toBe('success');
			const read = jsonOf(result.node('Source'));
			expect(read.length).toBeGreaterThan(0);
			expect(jsonOf(result.node('Filter'))).toHaveLength(read.length);
			expect(jsonOf(result.node('List')).map(({ id }) => id)).toEqual(read.map(({ id }) => id));
		});

		test('applications of eRecruiter, which knows no consent, say so', async () => {
			const result = await source('erecruiter', { applicationsOf: 'all' });
			expect(result.status).toBe('success');
			const read = jsonOf(result.node('Source'));
			expect(jsonOf(result.node('Filter'), 2)).toHaveLength(read.length);
			expect(result.node('Filter').hints[0]?.message).toContain('No item says anything');
		});
	});
}
