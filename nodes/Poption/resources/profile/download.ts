import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption, readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import { storePoptionFile } from '../../files';
import { outputField, readOutputField } from '../../parameters';

export const download: Operation = {
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
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const of = readParameter(
				context,
				'profileOf',
				itemIndex,
				z.enum(['application', 'candidate']),
				'Profile Of',
			);
			const field = readOutputField(context, itemIndex);
			const idName = `${of}Id`;
			const displayName = of === 'candidate' ? 'Candidate ID' : 'Application ID';
			const id = readParameter(context, idName, itemIndex, requiredId, displayName);
			// Without the person's name: file names end up in logs and folders.
			const name = `${of}-${id}.pdf`;
			const fetch = of === 'candidate' ? client.candidateProfile : client.applicationProfile;
			const binary = await fetch(
				id,
				async (body) => await storePoptionFile(context, body, name, 'pdf'),
			);
			const json = toJson({
				system: poption.system,
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
