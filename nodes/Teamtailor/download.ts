import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { ByteStream } from '../../shared/http/request';
import type { Document } from '../../shared/model';
import type { TeamtailorClient } from './client';
import { endpoints } from './contract';
import { originalResumeId, resumeId, system, toUpload } from './mapping';
import type { TeamtailorCandidate } from './records';

/** Where a document is right now. */
interface Location {
	document: Document;
	/** Signed, and good for 30 seconds (CVs) or one minute (uploads). */
	url: string;
}

/** How often a fresh address is asked for when one has run out on the way. */
const tries = 3;

type Consume<T> = (body: ByteStream, headers: Record<string, string>) => Promise<T>;

/**
 * Downloads a document of a candidate.
 * @param documentId `resume`, `original-resume`, or the id of an upload
 * @throws Failure `notFound` if the candidate has no such document
 */
export async function downloadOfCandidate<T>(
	client: TeamtailorClient,
	candidateId: string,
	documentId: string,
	consume: (body: ByteStream, document: Document) => Promise<T>,
): Promise<{ document: Document; content: T }> {
	return await download(
		client,
		async () => await locate(client, candidateId, documentId),
		async (document, body, headers) => {
			const mimeType = headers['content-type']?.split(';')[0]?.trim();
			const received = { ...document, ...(mimeType && { mimeType }) };
			return { document: received, content: await consume(body, received) };
		},
	);
}

/**
 * Downloads a document that an application names.
 * @throws Failure `notFound` if its candidate has no such document
 */
export async function downloadOfApplication<T>(
	client: TeamtailorClient,
	applicationId: string,
	documentId: string,
	consume: Consume<T>,
): Promise<T> {
	return await download(
		client,
		async () => {
			const { related } = (await client.read(endpoints.getApplication, applicationId)).record;
			const { id = '', record } = related.candidate ?? {};
			// The candidate that comes with the application has addresses that are just as new.
			if (record && isResume(documentId)) return resumeOf(id, record, documentId);
			return await locate(client, id, documentId);
		},
		async (_document, body, headers) => await consume(body, headers),
	);
}

/** Its address is read right before, and once more if it has run out meanwhile. */
async function download<T>(
	client: TeamtailorClient,
	find: () => Promise<Location>,
	consume: (document: Document, ...file: Parameters<Consume<T>>) => Promise<T>,
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		const { document, url } = await find();
		const downloaded = await resultOrFailure(
			client.download(url, async (...file) => await consume(document, ...file)),
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
	if (isResume(documentId)) {
		const { record } = await client.read(endpoints.getCandidate, candidateId);
		return resumeOf(candidateId, record, documentId);
	}
	const { record } = await client.read(endpoints.getUpload, documentId);
	const owner = record.related.candidate?.id;
	const { url } = record.attributes;
	if (!url || (owner !== undefined && owner !== candidateId)) {
		throw missing(candidateId, `upload ${documentId}`);
	}
	return { url, document: toUpload(record) };
}

type ResumeId = typeof resumeId | typeof originalResumeId;

function isResume(documentId: string): documentId is ResumeId {
	return documentId === resumeId || documentId === originalResumeId;
}

function resumeOf(
	candidateId: string,
	{ attributes }: TeamtailorCandidate,
	documentId: ResumeId,
): Location {
	const url = attributes[documentId];
	if (!url) throw missing(candidateId, documentId === resumeId ? 'CV' : 'original CV');
	return { url, document: resumeAt(url, documentId) };
}

/** Named as the file at the address, where that is a name. */
function resumeAt(url: string, id: ResumeId): Document {
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
