import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { connect } from '../../../../shared/node/connect';
import { inputFile } from '../../../../shared/node/documents';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption, readParameter } from '../../../../shared/node/parameters';
import { personio } from '../../../../shared/vendors/personio';
import { findFileProblems } from '../../../../shared/vendors/personio/application';
import { personioSystem } from '../../../../shared/vendors/personio/mapping';

export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload document',
		description: 'Upload a file for an application that is created afterwards',
	},
	properties: [
		{
			displayName: 'Input Binary Field',
			name: 'binaryField',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the input binary field that holds the file',
		},
		{
			displayName:
				'Personio attaches a document only while an application is created. Name the uuid that comes back there, or let Application > Create upload its documents by itself.',
			name: 'uploadNotice',
			type: 'notice',
			default: '',
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
		const client = await connect(context, personio);
		return async (itemIndex) => {
			const field = readParameter(
				context,
				'binaryField',
				itemIndex,
				z.string().min(1),
				'Input Binary Field',
			);
			const file = await inputFile(context, itemIndex, field);
			const problems = findFileProblems(file);
			if (problems[0]) {
				throw invalidInput(
					`${problems[0].field} ${problems[0].message}`,
					problems,
					'Nothing was sent.',
				);
			}
			const uploaded = await client.uploadDocument(file);
			return [
				{
					json: {
						system: personioSystem,
						id: uploaded.uuid,
						uuid: uploaded.uuid,
						name: uploaded.original_filename,
						mimeType: uploaded.mimetype,
						size: uploaded.size,
					},
				},
			];
		};
	},
};
