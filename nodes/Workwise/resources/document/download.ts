import { z } from 'zod';
import { Failure } from '../../../../shared/http/failure';
import { connect } from '../../../../shared/node/connect';
import { fetchDocument } from '../../../../shared/node/downloads';
import type { Operation } from '../../../../shared/node/operation';
import { applicationId } from '../../../../shared/node/origin';
import { batchingOption, readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { workwise } from '../../../../shared/vendors/workwise';
import { toApplication } from '../../../../shared/vendors/workwise/mapping';
import { sourceOf } from '../../source';

export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download document',
		description: 'Download one document of an application',
	},
	properties: [
		applicationId,
		{
			displayName: 'Document ID',
			name: 'documentId',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID of one of the documents that the application lists',
			placeholder: 'e.g. 67890',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption],
		},
	],
	async start(context) {
		const client = await connect(context, workwise);
		return async (itemIndex) => {
			const id = readParameter(context, 'applicationId', itemIndex, requiredId, 'Application ID');
			const documentId = readParameter(context, 'documentId', itemIndex, requiredId, 'Document ID');
			const field = readParameter(
				context,
				'outputField',
				itemIndex,
				z.string().min(1),
				'Put Output File in Field',
			);
			const { documents } = toApplication((await client.application(id)).record);
			const document = documents.find((candidate) => candidate.id === documentId);
			if (!document) {
				throw new Failure({
					kind: 'notFound',
					service: 'Workwise',
					message: `The application ${id} has no document with the ID ${documentId}`,
					remedy: 'Take the ID from the documents of the application.',
				});
			}
			const binary = await fetchDocument(context, sourceOf(client), id, document);
			return [{ json: toJson({ ...document, binary: field }), binary: { [field]: binary } }];
		};
	},
};
