import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { byteLimit } from '../../http/body';
import { invalidInput } from '../../http/failure';
import type { ByteStream, FilePart } from '../../http/request';
import type { Document } from '../../model';

/** The name under which the n-th document of an item is kept. */
export function binaryFieldName(index: number): string {
	return `document_${index}`;
}

/**
 * A file on an input item, to be streamed.
 * @throws Failure `validation` when the item has no such file
 */
export async function inputFile(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryField: string,
	name?: string,
): Promise<FilePart> {
	const binary = assertFile(context, itemIndex, binaryField);
	const fileName = name ?? binary.fileName ?? binaryField;
	if (!binary.id) {
		const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, binaryField);
		return {
			name: fileName,
			mimeType: binary.mimeType,
			size: bytes.byteLength,
			open: async () => inMemory(bytes),
		};
	}
	const { id } = binary;
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	return {
		name: fileName,
		mimeType: binary.mimeType,
		size: fileSize,
		open: async (): Promise<ByteStream> => await context.helpers.getBinaryStream(id),
	};
}

async function* inMemory(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

function assertFile(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryField: string,
): IBinaryData {
	const binary = findBinary(context, itemIndex, binaryField);
	if (binary) return binary;
	throw invalidInput(
		`The item has no file in its binary field "${binaryField}"`,
		[{ field: binaryField, message: 'is not among the binary fields of the item' }],
		"Check the name of the field, and that the node before passes its files on ('Download Documents').",
	);
}

/** By n8n's helper: where an item keeps its files depends on n8n's binary mode. */
export function findBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryField: string,
): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(itemIndex, binaryField);
	} catch {
		return undefined;
	}
}

/** Whether the item has a file in that binary field. */
export function hasBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryField: string,
): boolean {
	return findBinary(context, itemIndex, binaryField) !== undefined;
}

/** Whether the file of a record's document is on the item. */
export function hasFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ binary }: Document,
): boolean {
	return binary !== undefined && hasBinary(context, itemIndex, binary);
}

/**
 * The file of a record's document.
 * @throws Failure `validation` when it was not downloaded, or is missing from the item
 */
export async function documentFile(
	context: IExecuteFunctions,
	itemIndex: number,
	document: Document,
): Promise<FilePart> {
	if (document.binary) return await inputFile(context, itemIndex, document.binary, document.name);
	throw invalidInput(
		`The document "${document.name}" is listed on the item, but its file is not there`,
		[{ field: document.name, message: 'has no file' }],
		"Switch on 'Download Documents' in Recruiting Job Link, or in the node that reads the application if no Job Link is between; where it is on, that node says why the file could not be fetched. Or set 'Missing Documents' to leave it out.",
	);
}

/** A stream of Node's, by n8n's own type, since product code imports nothing of Node. */
type NodeStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

function isNodeStream(body: ByteStream): body is NodeStream {
	return 'pipe' in body && 'map' in body && typeof body.map === 'function';
}

/** Bytes that one downloaded document may have. */
const largestDownload = 200 * 1024 * 1024;

/**
 * Stores a download as binary data of the execution while it arrives.
 * @param largest bytes that it may have
 * @param onChunk sees each part before it is stored, and may throw
 * @throws Failure beyond that size
 */
export async function storeFile(
	context: IExecuteFunctions,
	body: ByteStream,
	name: string,
	mimeType: string,
	{
		largest = largestDownload,
		onChunk,
	}: { largest?: number; onChunk?(chunk: Uint8Array): void } = {},
): Promise<IBinaryData> {
	if (!isNodeStream(body)) throw new TypeError('n8n stores streams of Node only');
	const count = byteLimit(largest);
	const counted = body.map((chunk: Uint8Array) => {
		count(chunk);
		onChunk?.(chunk);
		return chunk;
	});
	return await context.helpers.prepareBinaryData(counted, name, mimeType);
}
