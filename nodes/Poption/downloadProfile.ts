import { z } from 'zod';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching, outputField } from '../../shared/vendor/applicationOperations';
import { poptionApi } from './contract';
import { readOutputField, storePoptionFile } from './fetchFile';
import { system } from './records';

/** What a profile can be of: its ID's parameter and label, and how it is fetched. */
const subjects = {
	application: {
		idName: 'applicationId',
		label: 'Application ID',
		method: 'getApplicationProfile',
	},
	candidate: {
		idName: 'candidateId',
		label: 'Candidate ID',
		method: 'getCandidateProfile',
	},
} as const;

export const downloadProfile: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download profile',
		description: 'Download the profile of a candidate or of an application as PDF',
	},
	properties: [
		{
			displayName: 'Profile Of',
			name: 'profileOf',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Application', value: 'application' },
				{ name: 'Candidate', value: 'candidate' },
			],
			default: 'candidate',
			description: 'Whether the PDF is about one application or the whole candidate',
		},
		{
			displayName: 'Candidate ID',
			name: 'candidateId',
			type: 'string',
			required: true,
			displayOptions: { show: { profileOf: ['candidate'] } },
			default: '',
			description: 'The ID of the candidate at Poption',
			placeholder: 'e.g. pk-101',
		},
		{
			displayName: 'Application ID',
			name: 'applicationId',
			type: 'string',
			required: true,
			displayOptions: { show: { profileOf: ['application'] } },
			default: '',
			description: 'The ID of the application at Poption',
			placeholder: 'e.g. ps-101',
		},
		outputField,
		onlyBatching,
	],
	async start(context) {
		const api = await connect(context, poptionApi);
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const of = item.read('profileOf', z.enum(['application', 'candidate']), 'Profile Of');
			const field = readOutputField(item);
			const { idName, label, method } = subjects[of];
			const id = item.read(idName, requiredId, label);
			// Without the person's name: file names end up in logs and folders.
			const name = `${of}-${id}.pdf`;
			const binary = await api.download(
				method,
				{ [idName]: id },
				async (body) => await storePoptionFile(context, body, name, 'pdf'),
			);
			const json = toJson({
				system,
				[idName]: id,
				name,
				category: 'other',
				mimeType: binary.mimeType,
				size: binary.bytes,
				binary: field,
			});
			return [{ json, binary: { [field]: binary } }];
		};
	},
};
