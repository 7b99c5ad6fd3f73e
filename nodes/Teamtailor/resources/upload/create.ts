import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { connect } from '../../../../shared/node/connect';
import { findBinary } from '../../../../shared/node/documents';
import type { Operation } from '../../../../shared/node/operation';
import {
	batchingOption,
	optionalText,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import type { FileAddress } from '../../../../shared/vendors/teamtailor/candidateDraft';
import { addUploads } from '../../../../shared/vendors/teamtailor/uploads';
import { teamtailorSystem } from '../../../../shared/vendors/teamtailor/mapping';
import { refuseUnreachable, signedAddress } from '../../files';
import { candidatePickList } from '../../parameters';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create upload',
		description: 'Add a file to a candidate; one of the same name is not added again',
	},
	properties: [
		candidatePickList,
		{
			displayName: 'File',
			name: 'fileSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Binary Field', value: 'binary', description: 'A file on the item' },
				{ name: 'Public Address', value: 'url', description: 'A file that anyone can fetch' },
			],
			default: 'url',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			displayOptions: { show: { fileSource: ['url'] } },
			default: '',
			placeholder: 'e.g. https://files.example.com/certificate.pdf',
			description: 'Where Teamtailor fetches the file, without signing in',
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryField',
			type: 'string',
			required: true,
			displayOptions: { show: { fileSource: ['binary'] } },
			default: 'data',
			hint: 'The name of the input binary field that holds the file. It is offered at a signed address of this n8n, which must be reachable from the internet.',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. certificate.pdf',
			description: 'That of the file when left out',
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
			const file = readFile(context, itemIndex);
			refuseUnreachable(file.url, file.name, client.account.baseUrl);
			const { added } = await addUploads(client, candidateId, [file], false);
			return [
				{
					json: toJson({
						system: teamtailorSystem,
						...(added[0] && { id: added[0] }),
						candidateId,
						name: file.name,
						result: added.length > 0 ? 'created' : 'alreadyExists',
					}),
				},
			];
		};
	},
};

function readFile(context: IExecuteFunctions, itemIndex: number): FileAddress {
	const source = readParameter(context, 'fileSource', itemIndex, z.string(), 'File');
	const entered = readParameter(context, 'fileName', itemIndex, optionalText, 'File Name');
	if (source === 'url') {
		const url = readParameter(context, 'url', itemIndex, z.string().trim().min(1), 'URL');
		return { url, name: entered ?? nameIn(url) };
	}
	const field = readParameter(
		context,
		'binaryField',
		itemIndex,
		z.string().min(1),
		'Input Binary Field',
	);
	const binary = findBinary(context, itemIndex, field);
	if (!binary) {
		throw invalidInput(`The item has no file in its binary field "${field}"`, [
			{ field, message: 'is not among the binary fields of the item' },
		]);
	}
	const name = entered ?? binary.fileName ?? field;
	return { url: signedAddress(context, binary, name), name };
}

function nameIn(url: string): string {
	if (!URL.canParse(url)) return 'file';
	const last = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(last) || 'file';
	} catch {
		return last || 'file';
	}
}
