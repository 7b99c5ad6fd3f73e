import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { storeFile } from '../../../../shared/node/documents';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption, readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { downloadDocument } from '../../../../shared/vendors/teamtailor/documents';
import { originalResumeId, resumeId } from '../../../../shared/vendors/teamtailor/mapping';
import { candidatePickList } from '../../parameters';

export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download document',
		description: 'Download the CV or an upload of a candidate',
	},
	properties: [
		candidatePickList,
		{
			displayName: 'Document',
			name: 'documentKind',
			type: 'options',
			options: [
				{
					name: 'Original Resume',
					value: originalResumeId,
					description: 'The CV in the form in which it was given',
				},
				{ name: 'Resume', value: resumeId, description: 'The CV as PDF' },
				{ name: 'Upload', value: 'upload', description: 'Another file of the candidate' },
			],
			default: resumeId,
		},
		{
			displayName: 'Upload ID',
			name: 'uploadId',
			type: 'string',
			required: true,
			displayOptions: { show: { documentKind: ['upload'] } },
			default: '',
			description: 'The ID of the upload, as Get Many of uploads gives it out',
			placeholder: 'e.g. 446842',
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
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const candidateId = readParameter(context, 'candidate', itemIndex, requiredId, 'Candidate');
			const kind = readParameter(context, 'documentKind', itemIndex, z.string(), 'Document');
			const documentId =
				kind === 'upload'
					? readParameter(context, 'uploadId', itemIndex, requiredId, 'Upload ID')
					: kind;
			const field = readParameter(
				context,
				'outputField',
				itemIndex,
				z.string().min(1),
				'Put Output File in Field',
			);
			const { document, content } = await downloadDocument(
				client,
				candidateId,
				documentId,
				async (body, { name, mimeType }) => await storeFile(context, body, name, mimeType),
			);
			return [
				{
					json: toJson({ ...document, candidateId, binary: field }),
					binary: { [field]: content },
				},
			];
		};
	},
};
