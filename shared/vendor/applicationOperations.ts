import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, Received } from '../http/contractClient';
import { Failure } from '../http/failure';
import type { VendorApi } from '../http/vendorApi';
import type { Application } from '../model';
import {
	manyApplications,
	oneApplication,
	type ApplicationSource,
} from '../node/applications/applicationItems';
import { confirmExportOperation } from '../node/applications/confirmExport';
import { connect } from '../node/account/connect';
import {
	downloadDocuments,
	downloadDocumentsOfDue,
	fetchDocument,
} from '../node/files/documentDownloads';
import { itemOf } from '../node/input/item';
import type { Operation } from '../node/run/operation';
import { applicationId } from '../node/input/origin';
import { batchingOption, limitParameters, requiredId } from '../node/panel/parameters';
import { toJson } from '../node/run/records';
import type { Fields, Values } from './fields';
import { nounsOf } from './names';
import {
	exportOperations,
	listProperties,
	optionOf,
	readingOperations,
	recordChoice,
	selector,
} from './readOperations';
import type { ApplicationSpec, NodeResource } from './resourceSpec';

/**
 * The operations of applications: those of every resource, with their files if the vendor has them, and for a source
 * "Get Due for Export" and "Confirm Export".
 */
export function applicationOperations<Client, Own, Model extends Application, F extends Fields>(
	api: VendorApi<Client>,
	spec: ApplicationSpec<Client, Own, Model, F>,
): Operation[] {
	const { due, confirm, toModel } = spec;
	if (!spec.document) return readingOperations(api, spec);
	return [
		...(spec.get ? [getWithFiles(api, spec)] : []),
		...(spec.list ? [getManyWithFiles(api, spec, 'getAll', {})] : []),
		...exportOperations(api, spec),
		...(due ? [getManyWithFiles(api, spec, 'getDue', due)] : []),
		...(confirm
			? [
					confirmExportOperation(
						api,
						async (client, id, confirmation) =>
							toModel((await confirm(client, id, confirmation)).record, '', client),
						spec.name,
					),
				]
			: []),
	];
}

function getWithFiles<Client, Own, Model extends Application, F extends Fields>(
	api: VendorApi<Client>,
	spec: ApplicationSpec<Client, Own, Model, F>,
): Operation {
	const { properties, read } = recordChoice(api, spec);
	return {
		option: optionOf(spec, 'get'),
		properties: [...properties, downloadDocuments, ...listProperties({}, [])],
		async start(context) {
			const source = sourceOf(api, spec, await connect(context, api));
			return async (itemIndex) => [
				await oneApplication(context, itemIndex, source, read(itemOf(context, itemIndex))),
			];
		},
	};
}

function getManyWithFiles<Client, Own, Model extends Application, F extends Fields>(
	api: VendorApi<Client>,
	spec: ApplicationSpec<Client, Own, Model, F>,
	operation: 'getAll' | 'getDue',
	fixed: Values<F>,
): Operation {
	const isDue = operation === 'getDue';
	const parameters = [
		...limitParameters(isDue),
		isDue ? downloadDocumentsOfDue : downloadDocuments,
	];
	return {
		option: optionOf(spec, operation),
		properties: listProperties(spec, parameters, fixed),
		async start(context) {
			const client = await connect(context, api);
			const selectionOf = selector(spec, context, client, fixed);
			return async (itemIndex) => {
				const { read } = selectionOf(itemOf(context, itemIndex));
				const source = sourceOf(api, spec, client, read);
				return await manyApplications(context, itemIndex, source, undefined);
			};
		},
	};
}

function sourceOf<Client, Own, Model extends Application, F extends Fields>(
	{ name }: VendorApi<Client>,
	spec: ApplicationSpec<Client, Own, Model, F>,
	client: Client,
	read: (options: ListOptions) => AsyncIterable<Received<Own>> = none,
): ApplicationSource<Own, undefined> {
	const missing = (part: string) => new TypeError(`${name} declares no ${part} of applications`);
	return {
		name,
		noun: nounsOf(spec).one,
		applications: (_, options) => read(options),
		async application(id) {
			if (!spec.get) throw missing('get');
			return await spec.get(client, id);
		},
		async document(id, documentId, consume) {
			if (!spec.document) throw missing('document');
			return await spec.document(client, id, documentId, consume);
		},
		toApplication: (own) => spec.toModel(own, '', client),
	};
}

/** The files of the applications as a resource of their own, with one operation. */
export function documentsOf<Client, Own, Model extends Application, F extends Fields>(
	api: VendorApi<Client>,
	spec: ApplicationSpec<Client, Own, Model, F>,
): NodeResource {
	return {
		name: 'Document',
		value: 'document',
		first: 'download',
		operations: [downloadOperation(api, spec)],
	};
}

/** Where an operation that downloads one file puts it. */
export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'outputField',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
};

const documentId: INodeProperties = {
	displayName: 'Document ID',
	name: 'documentId',
	type: 'string',
	required: true,
	default: '',
	description: 'The ID of one of the documents that the application lists',
	placeholder: 'e.g. 67890',
};

/** "Options" of an operation that has no others. */
export const onlyBatching: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [batchingOption],
};

function downloadOperation<Client, Own, Model extends Application, F extends Fields>(
	api: VendorApi<Client>,
	spec: ApplicationSpec<Client, Own, Model, F>,
): Operation {
	return {
		option: {
			name: 'Download',
			value: 'download',
			action: 'Download document',
			description: 'Download one document of an application',
		},
		properties: [applicationId, documentId, outputField, onlyBatching],
		async start(context) {
			const source = sourceOf(api, spec, await connect(context, api));
			return async (itemIndex) => {
				const item = itemOf(context, itemIndex);
				const id = item.read('applicationId', requiredId, applicationId.displayName);
				const wanted = item.read('documentId', requiredId, documentId.displayName);
				const field = item.read('outputField', z.string().min(1), outputField.displayName);
				const { documents } = source.toApplication((await source.application(id)).record);
				const document = documents.find((one) => one.id === wanted);
				if (!document) {
					throw new Failure({
						kind: 'notFound',
						service: api.name,
						message: `The application ${id} has no document with the ID ${wanted}`,
						remedy: 'Take the ID from the documents of the application.',
					});
				}
				const binary = await fetchDocument(context, source, id, document);
				return [{ json: toJson({ ...document, binary: field }), binary: { [field]: binary } }];
			};
		},
	};
}

async function* none(): AsyncGenerator<never> {}
