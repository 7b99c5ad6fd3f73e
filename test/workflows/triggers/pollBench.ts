import { randomUUID } from 'node:crypto';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	WorkflowActivateMode,
} from 'n8n-workflow';
import type { Bench } from '../support';

/** A trigger as its polls follow each other: each one begins where the one before left off. */
export function pollSeries(bench: Bench, type: string, defaults: INodeParameters = {}) {
	let place: IDataObject = {};
	let workflowId: string = randomUUID();
	let activation: WorkflowActivateMode = 'activate';
	const reported: Error[] = [];

	async function once(
		parameters: INodeParameters,
		options: { mode?: 'manual'; budget?: number; isShared?: boolean } = {},
	): Promise<INodeExecutionData[]> {
		const { items, staticData, ...rest } = await bench.n8n.poll({
			type: `n8n-nodes-recruiting.${type}`,
			parameters: { ...defaults, ...parameters },
			credentials: bench.credentials(),
			staticData: place,
			workflowId,
			activation,
			...options,
		});
		place = staticData;
		reported.push(...rest.reported);
		return items ?? [];
	}

	return {
		/** Polls that begin at the same time, as n8n lets them when one takes longer than its schedule; they share the place. */
		async atOnce(count: number): Promise<IDataObject[][]> {
			const polls = Array.from({ length: count }, async () => await once({}, { isShared: true }));
			return (await Promise.all(polls)).map((items) => items.map(({ json }) => json));
		},
		/** The JSON that a poll gives out. @throws what the trigger throws; the place then stays */
		poll: async (parameters: INodeParameters = {}, budget?: number) =>
			(await once(parameters, budget === undefined ? {} : { budget })).map(({ json }) => json),
		/** The ids that a poll gives out. */
		ids: async (parameters: INodeParameters = {}) =>
			(await once(parameters)).map(({ json }) => String(json.id)),
		test: async (parameters: INodeParameters = {}) =>
			(await once(parameters, { mode: 'manual' })).map(({ json }) => json),
		place: () => place,
		goTo(other: IDataObject) {
			place = other;
		},
		/** n8n ends and starts again: the new process knows nothing of the trigger but what is stored. */
		restart() {
			workflowId = randomUUID();
			activation = 'init';
		},
		/** What the trigger has put into the list of executions as failed. */
		reported,
	};
}

/** A moment before now, ISO 8601. */
export const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

export const day = 86_400_000;

/** The place as a poll would have left it some time ago. */
export function setBack(place: IDataObject, milliseconds: number): IDataObject {
	const text = JSON.stringify(place).replace(
		/"\d{4}-\d\d-\d\dT[^"]+"/g,
		(moment) => `"${new Date(Date.parse(JSON.parse(moment)) - milliseconds).toISOString()}"`,
	);
	return JSON.parse(text);
}
