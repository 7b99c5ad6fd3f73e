import { PackageDirectoryLoader } from 'n8n-core';
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { acquireUserFolder, releaseUserFolder } from '../support/n8n/environment';

/** The nodes of a build, as n8n describes them. */
export async function loadNodes(repository: string): Promise<INodeTypeDescription[]> {
	acquireUserFolder();
	try {
		const loader = new PackageDirectoryLoader(repository);
		await loader.loadAll();
		return Object.values(loader.nodeTypes).map(({ type }) => {
			const { description } = type;
			if (!('properties' in description)) throw new Error(`${description.name} has versions`);
			return description;
		});
	} finally {
		releaseUserFolder();
	}
}

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** A parameter and where it stands, e.g. `application create · additionalFields · phone`. */
export interface Placed {
	place: string;
	parameter: INodeProperties;
}

/** Every parameter, also those within collections, one for each place where it is shown. */
export function parametersOf({ properties }: INodeTypeDescription): Placed[] {
	return properties.flatMap((parameter) => {
		const { resource = [], operation = [] } = parameter.displayOptions?.show ?? {};
		return within([[...resource, ...operation].join(' ')], parameter);
	});
}

function within(place: string[], entry: Entry): Placed[] {
	const here = [...place, entry.name];
	if ('values' in entry) return entry.values.flatMap((value) => within(here, value));
	if (!('type' in entry)) return [];
	return [
		{ place: here.filter((name) => name !== '').join(' · '), parameter: entry },
		...(entry.options ?? []).flatMap((option) => within(here, option)),
	];
}

/** What a list offers; empty for other parameters. */
export function choicesOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter(
		(option): option is INodePropertyOptions => !('type' in option) && !('values' in option),
	);
}
