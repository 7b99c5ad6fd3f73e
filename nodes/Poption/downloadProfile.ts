import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput, type Failure } from '../../shared/http/failure';
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

/** The item as it came, with the file among its documents: whoever writes it next finds the person and the file. */
function withDocument(json: IDataObject, document: IDataObject): IDataObject {
	const before = z.array(z.record(z.unknown())).catch([]).parse(json.documents);
	return { ...json, documents: [...before, document].map(toJson) };
}

function fieldTaken(field: string): Failure {
	return invalidInput(
		`The item has a file in its binary field "${field}" already`,
		[{ field: outputField.displayName, message: `names "${field}", which another file is in` }],
		`Enter another name in '${outputField.displayName}', such as profile.`,
	);
}

export const downloadProfile: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download profile',
		description:
			'Download the profile of a candidate or of an application as PDF; the item stays as it is, with the file among its documents',
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
			const { json, binary: files } = context.getInputData()[itemIndex] ?? { json: {} };
			if (files?.[field]) throw fieldTaken(field);
			// Without the person's name: file names end up in logs and folders.
			const name = `${of}-${id}.pdf`;
			const binary = await api.download(
				method,
				{ [idName]: id },
				async (body) => await storePoptionFile(context, body, name, 'pdf'),
			);
			const document = {
				system,
				name,
				category: 'other',
				mimeType: binary.mimeType,
				size: binary.bytes,
				binary: field,
			};
			return [
				{ json: withDocument(json, toJson(document)), binary: { ...files, [field]: binary } },
			];
		};
	},
};
