import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { connect } from '../../shared/node/account/connect';
import { findBinary } from '../../shared/node/files/itemFiles';
import { itemOf, type Item } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { optionalText, requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import { createOnce } from '../../shared/vendor/createOnce';
import { numbered, refuseUnreachable, signedAddress, sizeOf, type FileAddress } from './files';
import { refuseUnreadable, teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { system } from './mapping';
import { candidates } from './resources';
import { isSameFile } from './sameFile';

/** A file that was not sent, and why. */
export interface SkippedFile {
	name: string;
	reason: string;
}

interface AddedUploads {
	/** The IDs of those that were added. */
	added: string[];
	skipped: SkippedFile[];
}

/**
 * Adds the files that the candidate does not have by name and size. The files of one candidate are added by one item at a
 * time, so that two items never add the same file.
 * @param isNew the candidate has just been created, so its files are those that this execution has added
 */
export async function addUploads(
	client: TeamtailorClient,
	candidateId: string,
	files: readonly FileAddress[],
	isNew: boolean,
): Promise<AddedUploads> {
	if (files.length === 0) return { added: [], skipped: [] };
	const { inTurn, withUploads } = client.memory;
	return await inTurn(`uploads of ${candidateId}`, async () => {
		const hasNone = isNew && !withUploads.has(candidateId);
		const known = hasNone ? new Map<string, string>() : await uploadsByName(client, candidateId);
		withUploads.add(candidateId);
		const added: string[] = [];
		const skipped: SkippedFile[] = [];
		for (const file of files) {
			const name = await freeName(client, file, known);
			if (name === undefined) {
				skipped.push({ name: file.name, reason: 'The candidate has a file of this name already' });
				continue;
			}
			const id = await createOnce(
				client,
				async () => await createUploadOf(client, candidateId, { ...file, name }),
				async () => (await uploadsByName(client, candidateId)).get(name),
			);
			known.set(name, id);
			added.push(id);
		}
		return { added, skipped };
	});
}

/**
 * The name under which the file is added: its own, or a numbered one beside another file of that name.
 * @returns undefined if the candidate has the file, by name and, where both sizes are known, size
 */
async function freeName(
	client: TeamtailorClient,
	file: FileAddress,
	known: ReadonlyMap<string, string>,
): Promise<string | undefined> {
	let { name } = file;
	for (let count = 2; ; count++) {
		const id = known.get(name);
		if (id === undefined) return name;
		const { record } = await client.read(endpoints.getUpload, id);
		if ((await isSameFile(client, file, record.attributes.url)) !== false) return undefined;
		name = numbered(file.name, count);
	}
}

/** The candidate's uploads: IDs by name. */
async function uploadsByName(client: TeamtailorClient, id: string): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	const list = client.list(endpoints.listUploads, { onUnreadable: refuseUnreadable }, { id });
	for await (const { record } of list) ids.set(record.attributes['file-name'] ?? '', record.id);
	return ids;
}

async function createUploadOf(
	client: TeamtailorClient,
	candidateId: string,
	{ name, url }: FileAddress,
): Promise<string> {
	const { record } = await client.create(
		endpoints.createUpload,
		{
			attributes: { url, 'file-name': name },
			relationships: { candidate: { type: 'candidates', id: candidateId } },
		},
		{ repeatable: false },
	);
	return record.id;
}

export const createUpload: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create upload',
		description: 'Add a file to a candidate; one of the same name is not added again',
	},
	properties: [
		chosenFrom(candidates.pickList),
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
			description: 'Defaults to that of the file',
		},
		onlyBatching,
	],
	async start(context) {
		const client = await connect(context, teamtailorApi);
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const candidateId = item.read('candidate', requiredId, 'Candidate');
			const file = readFile(item);
			refuseUnreachable(file.url, file.name, client.account.baseUrl);
			const { added } = await addUploads(client, candidateId, [file], false);
			return [
				{
					json: toJson({
						system,
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

function readFile({ context, index, read }: Item): FileAddress {
	const source = read('fileSource', z.string(), 'File');
	const entered = read('fileName', optionalText, 'File Name');
	if (source === 'url') {
		const url = read('url', z.string().trim().min(1), 'URL');
		return { url, name: entered ?? nameIn(url) };
	}
	const field = read('binaryField', z.string().min(1), 'Input Binary Field');
	const binary = findBinary(context, index, field);
	if (!binary) {
		throw invalidInput(`The item has no file in its binary field "${field}"`, [
			{ field, message: 'is not among the binary fields of the item' },
		]);
	}
	const name = entered ?? binary.fileName ?? field;
	return { url: signedAddress(context, binary, name), name, size: sizeOf(context, binary) };
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
