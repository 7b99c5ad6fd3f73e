import type {
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	IPollFunctions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { z } from 'zod';
import type { UnreadableRecord } from '../http/contractClient';
import type { VendorApi } from '../http/vendorApi';
import { connect } from '../node/account/connect';
import { allOptions } from '../node/panel/loadOptions';
import { readTriggerParameter } from '../node/panel/parameters';
import {
	pollTrigger,
	type Place,
	type PollEvent,
	type PolledService,
	type PolledSince,
} from '../node/poll/pollTrigger';
import { unreadableMessage } from '../node/run/unreadable';
import type { Row } from '../poll/cursor';
import { inStretches } from '../poll/inStretches';
import { oldestFirst } from '../poll/oldestFirst';
import {
	entriesOf,
	field,
	moment,
	propertiesOf,
	readValues,
	schemaOf,
	type Fields,
	type Values,
} from './fields';
import type { ListMethods } from './pickList';

/** A trigger that polls. `Own` is what it watches, as the vendor's API gives it. */
export interface PollSpec<Client, F extends Fields, O extends Fields, Own> {
	/** The parameters, in their order. */
	fields: F;
	/** The entries of "Options". */
	options?: O;
	/** Lists in which several are chosen, besides those of the vendor's resources. */
	loads?: { [method: string]: Load<Client> };
	watch(
		client: Client,
		values: Values<F> & Values<O>,
		tools: WatchTools,
	): Watched<Own> | Promise<Watched<Own>>;
}

export interface WatchTools {
	/** Says in the log that a record cannot be read; the others go on. @param noun what the record is */
	onUnreadable(noun: string): (record: UnreadableRecord) => void;
}

/** @param chosen what stands in another parameter now, as texts */
type Load<Client> = (
	client: Client,
	chosen: (name: string) => string[],
) => AsyncIterable<INodePropertyOptions>;

/** What a trigger watches with one account and one choice of its parameters. */
export interface Watched<Own> {
	/** What the place of the polls belongs to, e.g. account and event: for another scope the trigger begins again. */
	scope: readonly unknown[];
	/** The lists that are watched, by IDs that stay the same. Defaults to one list. */
	lists?(): Promise<readonly string[]>;
	/** Users choose the lists: one that is added begins at that moment, and not with the trigger. */
	listsAreChosen?: boolean;
	/** What was changed in the list at that moment (ISO 8601) or later; at most `limit`, if that is given. */
	changes(list: string, since: string, limit?: number): AsyncIterable<Own>;
	/**
	 * Takes the place of `changes` if the service itself keeps the place, e.g. by a sync token: what was changed since
	 * the bookmark, or everything without one, in any order. It sets where the next poll goes on, and may stop at a page
	 * once the time is over.
	 */
	changesSince?(list: string, place: Place, isOver: () => boolean): AsyncIterable<Own>;
	/**
	 * How the service orders the changes: by their moment, the oldest first; the same, but records move to the end while
	 * the list is read; in any other way.
	 */
	order: 'oldestFirst' | 'oldestFirstMoving' | 'any';
	/** Rows that come with one call. */
	pageSize: number;
	row(own: Own): Row;
	/** See `PolledService.event`. */
	event(own: Own, since: PolledSince): Promise<PollEvent | readonly PollEvent[] | undefined>;
	/** Events of the past in the form of new ones, for a test run in the editor: a list for each kind of record. */
	samples(now: string): ReadonlyArray<AsyncIterable<PollEvent>>;
}

/** A trigger as its class hands it to n8n. */
export interface Trigger {
	properties: INodeProperties[];
	methods: Pick<ListMethods, 'loadOptions'>;
	poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null>;
}

/** @param lists the lists of the vendor's resources, from which several can be chosen */
export function triggerOf<Client, F extends Fields, O extends Fields, Own>(
	api: VendorApi<Client>,
	lists: Pick<ListMethods, 'loadOptions'>,
	spec: PollSpec<Client, F, O, Own>,
): Trigger {
	const { fields, options, loads = {}, watch } = spec;
	const loadOptions: ListMethods['loadOptions'] = { ...lists.loadOptions };
	for (const [method, load] of Object.entries(loads)) {
		loadOptions[method] = async function () {
			const read = async () => load(await connect(this, api), (name) => chosenIn(this, name));
			return await allOptions(this, read, (option) => option);
		};
	}
	return {
		properties: [...propertiesOf(fields), ...(options ? [optionsOf(options)] : [])],
		methods: { loadOptions },
		poll: async (context) =>
			await pollTrigger(context, async () => {
				const values = readTriggerValues(context, fields, options);
				const client = await connect(context, api);
				return polled(api.name, await watch(client, values, toolsOf(context)));
			}),
	};
}

function optionsOf(options: Fields): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: entriesOf(options),
	};
}

function readTriggerValues<F extends Fields, O extends Fields>(
	context: IPollFunctions,
	fields: F,
	options: O | undefined,
): Values<F> & Values<O> {
	const zone = context.getTimezone();
	const values = readValues(
		fields,
		(name, schema, displayName) => readTriggerParameter(context, name, schema, displayName),
		zone,
	);
	const noOptions: Values<O> = {};
	const chosen = options
		? readTriggerParameter(context, 'options', schemaOf(options, zone), 'Options')
		: noOptions;
	return { ...values, ...chosen };
}

function toolsOf(context: IPollFunctions): WatchTools {
	return {
		onUnreadable: (noun) => (record) => context.logger.warn(unreadableMessage(noun, record)),
	};
}

function polled<Own>(name: string, watched: Watched<Own>): PolledService<Own> {
	const { order, pageSize, row } = watched;
	return {
		name,
		scope: watched.scope,
		lists: watched.lists ?? (async () => ['all']),
		...(watched.listsAreChosen && { listsAreChosen: true }),
		async *changes(list, since, isOver, place) {
			if (watched.changesSince) {
				yield* await inOrder(watched.changesSince(list, place, isOver), place.newSince, row);
				return;
			}
			const read = (from: string, limit?: number) => watched.changes(list, from, limit);
			if (order === 'oldestFirst') yield* read(since);
			else if (order === 'any') yield* await oldestFirst(() => read(since), row, pageSize, isOver);
			else yield* inStretches(read, since, row, pageSize, isOver);
		},
		row,
		event: watched.event,
		samples: watched.samples,
	};
}

/** Those that may be new, the oldest change first. */
async function inOrder<Own>(
	changes: AsyncIterable<Own>,
	newSince: number,
	row: Watched<Own>['row'],
): Promise<Own[]> {
	const read: Own[] = [];
	const momentOf = (record: Own) => Date.parse(row(record).modifiedAt);
	for await (const record of changes) {
		// A moment that cannot be read is reported where the record is dealt with.
		if (!(momentOf(record) <= newSince)) read.push(record);
	}
	return read.sort((one, other) => momentOf(one) - momentOf(other));
}

function chosenIn(context: ILoadOptionsFunctions, name: string): string[] {
	const chosen = context.getCurrentNodeParameter(name);
	return Array.isArray(chosen) ? chosen.map(String) : [];
}

/** Whether a trigger leaves out what was there before the workflow began. */
export const onlyAfterActivation = field(
	{
		displayName: 'Only Applications Made After Activation',
		type: 'boolean',
		default: true,
		description:
			'Whether to leave out applications that were made before the workflow was activated. Every item shows that moment.',
	},
	z.boolean(),
);

/** The moment after which applications take part. */
export const activation = moment(
	'Activation',
	'The moment after which applications take part. When left out, that of the first poll of the active workflow.',
);
