import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { VendorApi } from '../http/vendorApi';
import { connect } from '../node/account/connect';
import { matches, pickListPage } from '../node/panel/listSearch';
import { allOptions } from '../node/panel/loadOptions';
import { pickList, requiredId } from '../node/panel/parameters';
import { camelCase } from './names';
import type { Fields } from './fields';
import type { ModelOptions, NodeResource, PickList, ResourceSpec } from './resourceSpec';

type Spec<Client, Own, Model extends object, F extends Fields> = ResourceSpec<
	Client,
	Own,
	Model,
	F
>;

/** The records in the vocabulary, those that fit what the user types first of all. */
export async function* pickedModels<Client, Own, Model extends object, F extends Fields>(
	{ pick, list, toModel }: Spec<Client, Own, Model, F>,
	client: Client,
	{ search, parentId = '', onUnreadable }: ModelOptions,
): AsyncGenerator<Model> {
	// n8n gives an empty text once the user has removed what they typed, and an API may refuse to search for that.
	const records = pick?.list
		? pick.list(client, search || undefined)
		: list?.(client, {}, onUnreadable ? { onUnreadable } : {}, parentId);
	for await (const { record } of records ?? []) {
		const model = toModel(record, parentId, client);
		if (!pick || pick.searches || fits(pick.entry(model), search)) yield model;
	}
}

function fits({ name, value }: INodeListSearchItems, search: string | undefined): boolean {
	return matches(`${name} ${String(value)}`, search);
}

export function pickListOf<Client, Own, Model extends object, F extends Fields>(
	api: VendorApi<Client>,
	spec: Spec<Client, Own, Model, F>,
): PickList {
	const { name, plural = `${name}s`, pick, within } = spec;
	return {
		name,
		parameter: pick?.parameter ?? camelCase(name),
		method: `search${plural.replaceAll(' ', '')}`,
		look: {
			...(pick?.label && { label: pick.label }),
			...(pick?.hint && { hint: pick.hint }),
			...(pick?.example && { example: pick.example }),
			...(pick?.url && { url: pick.url }),
		},
		async *entries(context, search) {
			if (!pick) return;
			const parent = within && chosenParent(context, within.list);
			if (within && !parent) {
				yield { name: `Choose a ${within.list.name} First`, value: '' };
				return;
			}
			const client = await connect(context, api);
			for await (const model of pickedModels(spec, client, { search, parentId: parent })) {
				yield pick.entry(model);
			}
		},
	};
}

function chosenParent(context: ILoadOptionsFunctions, list: PickList): string | undefined {
	const chosen = context.getCurrentNodeParameter(list.parameter, { extractValue: true });
	return requiredId.safeParse(chosen).data;
}

/** The parameter with which one record is chosen. */
export function chosenFrom(
	{ name, parameter, method, look }: PickList,
	{ required = true, ...differs }: { required?: boolean } & PickParameter = {},
): INodeProperties {
	return pickList({
		displayName: look.label ?? name,
		name: parameter,
		searchListMethod: method,
		idPlaceholder: look.example ?? 'e.g. 12345',
		...(required && { required }),
		...(look.hint && { hint: look.hint }),
		...(look.url && { urlPattern: look.url }),
		...differs,
	});
}

/** What a panel says differently of a record that is chosen. */
export interface PickParameter {
	displayName?: string;
	name?: string;
	description?: string;
	idPlaceholder?: string;
	hint?: string;
}

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;
type Options = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** What n8n calls to fill the lists of a node: pick lists, and lists in which several are chosen. */
export interface ListMethods {
	listSearch: Record<string, Search>;
	loadOptions: Record<string, Options>;
}

export function listMethodsOf(resources: readonly NodeResource[]): ListMethods {
	const methods: ListMethods = { listSearch: {}, loadOptions: {} };
	for (const { pickList: list, canBePicked } of resources) {
		if (!list || !canBePicked) continue;
		methods.listSearch[list.method] = async function (filter, token) {
			const read = async () => list.entries(this, filter);
			return await pickListPage(this, read, (entry) => entry, token);
		};
		methods.loadOptions[list.method.replace(/^search/, 'get')] = async function () {
			const read = async () => list.entries(this, undefined);
			return await allOptions(this, read, (entry) => entry);
		};
	}
	return methods;
}
