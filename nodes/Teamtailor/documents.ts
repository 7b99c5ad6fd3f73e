import { z } from 'zod';
import { connect } from '../../shared/node/account/connect';
import { storeFile } from '../../shared/node/files/itemFiles';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi } from './client';
import { downloadOfCandidate } from './download';
import { originalResumeId, resumeId } from './mapping';
import { candidates } from './resources';

export const downloadDocument: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download document',
		description: 'Download the CV or an upload of a candidate',
	},
	properties: [
		chosenFrom(candidates.pickList),
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
		onlyBatching,
	],
	async start(context) {
		const client = await connect(context, teamtailorApi);
		return async (itemIndex) => {
			const { read } = itemOf(context, itemIndex);
			const candidateId = read('candidate', requiredId, 'Candidate');
			const kind = read('documentKind', z.string(), 'Document');
			const documentId = kind === 'upload' ? read('uploadId', requiredId, 'Upload ID') : kind;
			const field = read('outputField', z.string().min(1), 'Put Output File in Field');
			const { document, content } = await downloadOfCandidate(
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
