import type { IBinaryData, IBinaryKeyData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Failure } from '../../http/failure';
import type { ByteStream } from '../../http/request';
import { unknownType, type Application, type Document } from '../../model';
import { binaryFieldName, storeFile } from './itemFiles';
import { resultOrOwnFailure } from '../run/unreadable';

/** A service that has the files of applications. */
export interface DocumentSource {
	/** Display name of the service. */
	name: string;
	document<T>(
		applicationId: string,
		documentId: string,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
	): Promise<T>;
}

export const downloadDocuments: INodeProperties = {
	displayName: 'Download Documents',
	name: 'downloadDocuments',
	type: 'boolean',
	default: false,
	description:
		'Whether to fetch the files of each application into the binary fields document_0, document_1 and so on, which its documents then name',
};

/** Most of what is due may wait, be older, or belong to jobs without a link: its files are not needed. */
export const downloadDocumentsOfDue: INodeProperties = {
	...downloadDocuments,
	description:
		'Whether to fetch the files of every application, in each run. Leave it off before Recruiting Job Link, which fetches the files of the applications that are ready.',
};

/** Downloads one document. @throws Failure; also when fewer bytes arrive than the service says it has */
export async function fetchDocument(
	context: IExecuteFunctions,
	source: DocumentSource,
	applicationId: string,
	document: Document,
): Promise<IBinaryData> {
	const binary = await source.document(
		applicationId,
		document.id ?? '',
		async (body, headers) =>
			await storeFile(context, body, document.name, typeOf(document, headers)),
	);
	requireWhole(source.name, `document "${document.name}"`, binary, document.size);
	return binary;
}

/** What the service does not say of the document, the answer may say. */
function typeOf({ mimeType }: Document, headers: Record<string, string>): string {
	const [received = ''] = (headers['content-type'] ?? '').split(';');
	return mimeType === unknownType ? received.trim() || mimeType : mimeType;
}

/** @throws Failure `contract` when fewer or more bytes have arrived than the service says the file has */
export function requireWhole(
	service: string,
	file: string,
	{ bytes }: IBinaryData,
	size: number | null | undefined,
): void {
	if (size === undefined || size === null || bytes === undefined || bytes === size) return;
	throw new Failure({
		kind: 'contract',
		service,
		message: `The ${file} has arrived with ${bytes} of ${size} bytes`,
		remedy: `Run it again. If it stays so, the file at ${service} is damaged.`,
	});
}

export interface DownloadOptions {
	/** The binary fields that the item has. */
	taken?: IBinaryKeyData;
	/** Whether the file of the document is fetched. Defaults to every one. */
	isNeeded?(document: Document): boolean;
	/**
	 * Told of a file that is gone or damaged at the service, which then stays without a binary field; without it such a
	 * file is an error.
	 */
	onMissing?(document: Document, failure: Failure): void;
}

/** The application with each document naming the binary field that holds its file, and the files that were fetched. */
export async function withDocuments<Own extends Pick<Application, 'id' | 'documents'>>(
	context: IExecuteFunctions,
	source: DocumentSource,
	application: Own,
	{ taken = {}, isNeeded = () => true, onMissing }: DownloadOptions = {},
): Promise<{ application: Own; binary: IBinaryKeyData }> {
	const binary: IBinaryKeyData = {};
	const documents: Document[] = [];
	let count = 0;
	for (const [index, document] of application.documents.entries()) {
		if (!isNeeded(document)) {
			documents.push(document);
			continue;
		}
		count = Math.max(count, index);
		while (Object.hasOwn(taken, binaryFieldName(count))) count += 1;
		const field = binaryFieldName(count++);
		const fetching = fetchDocument(context, source, application.id, document);
		const file = await (onMissing ? resultOrOwnFailure(fetching) : fetching);
		if (file instanceof Failure) {
			onMissing?.(document, file);
			documents.push(document);
			continue;
		}
		binary[field] = file;
		documents.push({ ...document, mimeType: file.mimeType, binary: field });
	}
	return { application: { ...application, documents }, binary };
}

/** Says in the log and on the node that an application goes on without a file. */
export function reportMissingFile(
	context: IExecuteFunctions,
	applicationId: string,
	document: Document,
	failure: Failure,
): void {
	const message = `The file of document ${document.id ?? ''} of application ${applicationId} could not be fetched, and its application goes on without it: ${failure.message}`;
	context.logger.warn(message);
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}
