import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, Received } from '../http/contractClient';
import type { VendorApi } from '../http/vendorApi';
import { connect } from '../node/account/connect';
import { exportToFile } from '../node/files/exportToFile';
import { filtersCollection } from '../node/panel/filters';
import { itemOf, type Item } from '../node/input/item';
import { manyRecords } from '../node/run/manyRecords';
import type { Operation } from '../node/run/operation';
import { idParameter, readApplicationId, sourceParameters } from '../node/input/origin';
import { limitParameters, outputProperties, requiredId } from '../node/panel/parameters';
import { inVocabulary, recordWriter } from '../node/run/records';
import { entriesOf, propertiesOf, readValues, schemaOf, type Fields, type Values } from './fields';
import { camelCase, nounsOf } from './names';
import { chosenFrom, pickListOf } from './pickList';
import type { Keep, Parent, PickList, ResourceSpec, StandardOperation } from './resourceSpec';

/** Get, Get Many and Export to File, as far as the resource can be read so. */
export function readingOperations<Client, Own, Model extends object, F extends Fields>(
	api: VendorApi<Client>,
	spec: ResourceSpec<Client, Own, Model, F>,
): Operation[] {
	return [
		...(spec.get ? [getOperation(api, spec, spec.get)] : []),
		...(spec.list ? [getManyOperation(api, spec)] : []),
		...exportOperations(api, spec),
	];
}

function getOperation<Client, Own, Model extends object, F extends Fields>(
	api: VendorApi<Client>,
	spec: ResourceSpec<Client, Own, Model, F>,
	get: NonNullable<ResourceSpec<Client, Own, Model, F>['get']>,
): Operation {
	const { properties, read } = recordChoice(api, spec);
	return {
		option: optionOf(spec, 'get'),
		properties: [...properties, ...outputProperties],
		async start(context) {
			const client = await connect(context, api);
			return async (itemIndex) => {
				const { record, raw } = await get(client, read(itemOf(context, itemIndex)));
				const model = spec.toModel(record, '', client);
				return [recordWriter(context, itemIndex)({ record: model, raw })];
			};
		},
	};
}

function getManyOperation<Client, Own, Model extends object, F extends Fields>(
	api: VendorApi<Client>,
	spec: ResourceSpec<Client, Own, Model, F>,
): Operation {
	const { one } = nounsOf(spec);
	return {
		option: optionOf(spec, 'getAll'),
		properties: listProperties(spec, limitParameters(spec.whole)),
		async start(context) {
			const client = await connect(context, api);
			const selectionOf = selector(spec, context, client);
			return async (itemIndex) => {
				const { parentId, read } = selectionOf(itemOf(context, itemIndex));
				const model = (own: Own) => spec.toModel(own, parentId, client);
				return await manyRecords(context, itemIndex, one, model, read);
			};
		},
	};
}

/** Export to File, if the resource has columns. */
export function exportOperations<Client, Own, Model extends object, F extends Fields>(
	api: VendorApi<Client>,
	spec: ResourceSpec<Client, Own, Model, F>,
): Operation[] {
	if (!spec.list || !spec.columns) return [];
	const { own, collected } = split(spec);
	const category = { ...spec.columns, noun: nounsOf(spec) };
	return [
		exportToFile(category, {
			properties: [...parentProperties(spec), ...propertiesOf(own), ...filtersOf(collected)],
			async start(context) {
				const client = await connect(context, api);
				const selectionOf = selector(spec, context, client);
				return (itemIndex, options) => {
					const { parentId, read } = selectionOf(itemOf(context, itemIndex));
					return inVocabulary(read(options), (record) => spec.toModel(record, parentId, client));
				};
			},
		}),
	];
}

/** The records that an item asks for. */
export interface Selection<Own> {
	/** The record to which they belong; empty for those of all. */
	parentId: string;
	read(options: ListOptions): AsyncIterable<Received<Own>>;
}

/** Gives, for an item, the records that its parameters choose. @param fixed filters that no person sets */
export function selector<Client, Own, Model extends object, F extends Fields>(
	spec: ResourceSpec<Client, Own, Model, F>,
	context: IExecuteFunctions,
	client: Client,
	fixed: Values<F> = {},
): (item: Item) => Selection<Own> {
	const zone = context.getTimezone();
	const { own, collected } = split(spec, fixed);
	const hasCollection = Object.keys(collected).length > 0;
	const collectionSchema = schemaOf(collected, zone);
	let hasSaid = false;
	const say = (message: string | undefined) => {
		if (!message || hasSaid) return;
		hasSaid = true;
		context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	};
	return (item) => {
		const parentId = spec.within ? readParent(item, spec.within) : '';
		const filter: Values<F> = {
			...readValues(own, item.read, zone),
			...(hasCollection && item.read('filters', collectionSchema, 'Filters')),
			...fixed,
		};
		say(spec.hides?.(filter));
		const keep = spec.keeps?.(filter, parentId);
		const list = (options: ListOptions) => spec.list?.(client, filter, options, parentId) ?? [];
		return { parentId, read: (options) => kept(list, keep, options) };
	};
}

/**
 * The records that stay. If some are filtered here, how many rows that takes is not known: the list is then read without
 * a limit, and the limit counts what stays. Read-ahead and the count of unreadable records are kept either way.
 */
async function* kept<Own>(
	list: (options: ListOptions) => AsyncIterable<Received<Own>> | Iterable<Received<Own>>,
	keep: Keep<Own> | undefined,
	options: ListOptions,
): AsyncGenerator<Received<Own>> {
	if (!keep) {
		yield* list(options);
		return;
	}
	const { limit = Infinity, ...others } = options;
	let given = 0;
	for await (const received of list(others)) {
		if (!keep(received.record)) continue;
		yield received;
		given += 1;
		if (given >= limit) return;
	}
}

/** What "Get" shows, and how it reads the ID of its record. */
export function recordChoice<Client, Own, Model extends object, F extends Fields>(
	api: VendorApi<Client>,
	spec: ResourceSpec<Client, Own, Model, F>,
): { properties: INodeProperties[]; read(item: Item): string } {
	const { name, getBy } = spec;
	if (getBy === 'list') {
		const list = pickListOf(api, spec);
		return {
			properties: [chosenFrom(list)],
			read: (item) => item.read(list.parameter, requiredId, list.look.label ?? name),
		};
	}
	if (getBy === 'input') {
		return {
			properties: sourceParameters(name),
			read: ({ context, index }) => readApplicationId(context, index, api, name),
		};
	}
	const id = idParameter(name, `${camelCase(name)}Id`, spec.example);
	return {
		properties: [id],
		read: (item) => item.read(id.name, requiredId, id.displayName),
	};
}

/** The parameters of an operation that lists. @param limits "Return All", "Limit" and what stands beside them */
export function listProperties<F extends Fields>(
	spec: Selectable<F>,
	limits: INodeProperties[],
	fixed: Values<F> = {},
): INodeProperties[] {
	const { own, collected } = split(spec, fixed);
	return [
		...parentProperties(spec),
		...propertiesOf(own),
		...limits,
		...filtersOf(collected),
		...outputProperties,
	];
}

interface Selectable<F extends Fields> {
	filters?: F;
	always?: ReadonlyArray<keyof F & string>;
	within?: Parent;
}

/** The filters that are parameters of their own, and those within "Filters"; what is fixed is in neither. */
function split<F extends Fields>(
	{ filters, always = [] }: Selectable<F>,
	fixed: Values<F> = {},
): { own: Fields; collected: Fields } {
	const open = Object.entries(filters ?? {}).filter(([name]) => !Object.hasOwn(fixed, name));
	const isOwn = (name: string) => always.some((one) => one === name);
	return {
		own: Object.fromEntries(open.filter(([name]) => isOwn(name))),
		collected: Object.fromEntries(open.filter(([name]) => !isOwn(name))),
	};
}

function filtersOf(fields: Fields): INodeProperties[] {
	return Object.keys(fields).length > 0 ? [filtersCollection(entriesOf(fields))] : [];
}

function parentProperties({ within }: { within?: Parent }): INodeProperties[] {
	if (!within) return [];
	const { list, orAll } = within;
	if (!orAll) return [chosenFrom(list)];
	const { name, displayName, description } = orAll;
	const { one, all } = parentChoices(list, orAll);
	return [
		{
			displayName,
			name,
			type: 'options',
			options: [all, one],
			default: orAll.default === 'all' ? all.value : one.value,
			...(description && { description }),
		},
		{ ...chosenFrom(list), displayOptions: { show: { [name]: [one.value] } } },
	];
}

function parentChoices(list: PickList, { one, all }: NonNullable<Parent['orAll']>) {
	return { one: { value: list.parameter, ...one }, all: { value: 'all', ...all } };
}

function readParent(item: Item, { list, orAll }: Parent): string {
	if (orAll) {
		const chosen = item.read(orAll.name, z.string(), orAll.displayName);
		if (chosen === parentChoices(list, orAll).all.value) return '';
	}
	return item.read(list.parameter, requiredId, list.look.label ?? list.name);
}

type Named = Pick<ResourceSpec<never, never, never, Fields>, 'name' | 'plural' | 'says'>;

/** How an operation that reads stands in the list of operations. */
export function optionOf(spec: Named, operation: StandardOperation): Operation['option'] {
	const { one, many } = nounsOf(spec);
	const usual = {
		get: { name: 'Get', action: `Get ${one}`, description: `Get one ${one} by its ID` },
		getAll: { name: 'Get Many', action: `Get many ${many}`, description: `Get many ${many}` },
		getDue: {
			name: 'Get Due for Export',
			action: `Get ${many} due for export`,
			description: `Get the ${many} whose export has not been confirmed yet`,
		},
	}[operation];
	const own = spec.says?.[operation];
	return {
		name: usual.name,
		value: operation,
		action: usual.action,
		description: usual.description,
		...(typeof own === 'string' ? { description: own } : own),
	};
}
