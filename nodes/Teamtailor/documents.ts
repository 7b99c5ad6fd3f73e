import { z } from 'zod';
import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { ByteStream } from '../../shared/http/request';
import type { Document } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { storeFile } from '../../shared/node/files/itemFiles';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { originalResumeId, resumeId, system, toUpload } from './mapping';
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
			const { document, content } = await download(
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

/** Where a document is right now. */
interface Location {
	document: Document;
	/** Signed, and good for 30 seconds (CVs) or one minute (uploads). */
	url: string;
}

/** How often a fresh address is asked for when one has run out on the way. */
const tries = 3;

/**
 * Downloads a document. Its address is read right before, and once more if it has run out meanwhile.
 * @param documentId `resume`, `original-resume`, or the id of an upload
 * @throws Failure `notFound` if the candidate has no such document
 */
async function download<T>(
	client: TeamtailorClient,
	candidateId: string,
	documentId: string,
	consume: (body: ByteStream, document: Document) => Promise<T>,
): Promise<{ document: Document; content: T }> {
	for (let attempt = 1; ; attempt++) {
		const { document, url } = await locate(client, candidateId, documentId);
		const downloaded = await resultOrFailure(
			client.download(url, async (body, headers) => {
				const mimeType = headers['content-type']?.split(';')[0]?.trim();
				const received = { ...document, ...(mimeType && { mimeType }) };
				return { document: received, content: await consume(body, received) };
			}),
			hasRunOut,
		);
		if (!(downloaded instanceof Failure)) return downloaded;
		if (attempt === tries) throw lost(document, downloaded);
	}
}

/** File stores answer so at a signed address that has run out. */
function hasRunOut({ details }: Failure): boolean {
	return [400, 401, 403].includes(details.status ?? 0);
}

async function locate(
	client: TeamtailorClient,
	candidateId: string,
	documentId: string,
): Promise<Location> {
	if (documentId === resumeId || documentId === originalResumeId) {
		const { attributes } = (await client.read(endpoints.getCandidate, candidateId)).record;
		const url = attributes[documentId];
		if (!url) throw missing(candidateId, documentId === resumeId ? 'CV' : 'original CV');
		return { url, document: resumeOf(documentId, url) };
	}
	const { record } = await client.read(endpoints.getUpload, documentId);
	const owner = record.related.candidate?.id;
	const { url } = record.attributes;
	if (!url || (owner !== undefined && owner !== candidateId)) {
		throw missing(candidateId, `upload ${documentId}`);
	}
	return { url, document: toUpload(record) };
}

/** Named as the file at the address, where that is a name. */
function resumeOf(id: string, url: string): Document {
	const last = URL.canParse(url) ? new URL(url).pathname.split('/').pop() : undefined;
	const named = last && /^[^%]+\.[a-z0-9]{2,5}$/i.test(last) ? last : undefined;
	return {
		system,
		id,
		name: named ?? (id === resumeId ? 'resume.pdf' : 'original-resume'),
		category: 'cv',
		mimeType: id === resumeId ? 'application/pdf' : 'application/octet-stream',
	};
}

function missing(candidateId: string, what: string): Failure {
	return new Failure({
		kind: 'notFound',
		service: 'Teamtailor',
		message: `The candidate ${candidateId} has no ${what}`,
		remedy: 'See the documents of the candidate, and Upload > Get Many.',
	});
}

function lost({ name }: Document, { details }: Failure): Failure {
	return new Failure({
		...details,
		kind: 'notFound',
		message: `The file "${name}" is not at the address that Teamtailor named for it (HTTP ${details.status ?? 0})`,
		remedy:
			'New addresses were refused as well. Check whether the file can still be opened in Teamtailor, and whether the clock of this machine is right.',
	});
}
