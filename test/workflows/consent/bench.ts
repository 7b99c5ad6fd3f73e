import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf } from '../support';
import type { Bench, NodeOptions, NodeRun } from '../support';

/** Two time zones 25 hours apart: the day of the one is over in the other, whatever the time. */
export const west = 'Pacific/Pago_Pago';
export const east = 'Pacific/Kiritimati';
export const warsaw = { settings: { timezone: 'Europe/Warsaw' } };

/** The bench with what tests of the consent node have in common; workflows are in Warsaw unless they say so. */
export function consentBench(bench: Bench) {
	const operation =
		(name: string) =>
		async (
			input: object[],
			parameters: INodeParameters = {},
			options: NodeOptions = warsaw,
		): Promise<NodeRun> =>
			await bench.runNode(
				'recruitingConsent',
				{ operation: name, ...parameters },
				{ input: items(...input), ...options },
			);
	return { bench, filter: operation('filter'), list: operation('createDeletionList') };
}

export type ConsentBench = ReturnType<typeof consentBench>;

/** YYYY-MM-DD, so many days from today in that time zone. */
export function dayFromNow(days: number, zone = 'Europe/Warsaw'): string {
	return DateTime.now().setZone(zone).plus({ days }).toFormat('yyyy-MM-dd');
}

/** The ids on each output of the filter. */
export function idsOf(result: NodeRun): unknown[][] {
	return [0, 1, 2].map((output) => jsonOf(result, output).map(({ id }) => id));
}

export function candidate(id: string, consent: object | undefined) {
	return {
		system: 'workwise',
		id,
		firstName: 'Vera',
		lastName: 'Versuch',
		email: 'vera.versuch@example.com',
		...(consent && { consent }),
	};
}

export function accepted(expiresAt: unknown) {
	return { state: 'accepted', expiresAt };
}
