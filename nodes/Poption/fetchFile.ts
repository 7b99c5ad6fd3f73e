import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ByteStream } from '../../shared/http/request';
import { storeFile } from '../../shared/node/files/itemFiles';
import { requireWhole } from '../../shared/node/files/documentDownloads';
import type { Item } from '../../shared/node/input/item';
import { outputField } from '../../shared/vendor/applicationOperations';
import { poptionApi, type PoptionApi } from './contract';
import { checkBeginning, type FileKind } from './fileBeginning';
import type { PoptionExport } from './records';

const mimeTypes: Readonly<Record<FileKind, string>> = {
	csv: 'text/csv',
	json: 'application/json',
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Bytes that a file may have; an export of a large company is large. */
const largestFile = 4 * 1024 * 1024 * 1024;

function isFileKind(format: string): format is FileKind {
	return Object.hasOwn(mimeTypes, format);
}

/**
 * Stores a file of Poption while it arrives.
 * @throws Failure `contract` when it is not what its name says
 */
export async function storePoptionFile(
	context: IExecuteFunctions,
	body: ByteStream,
	name: string,
	kind: string,
): Promise<IBinaryData> {
	const known = isFileKind(kind) ? kind : undefined;
	const beginning = known && checkBeginning(known);
	const mimeType = known ? mimeTypes[known] : 'application/octet-stream';
	const binary = await storeFile(context, body, name, mimeType, {
		largest: largestFile,
		...(beginning && { onChunk: beginning.add }),
	});
	beginning?.end();
	return binary;
}

/** The file of a finished export. @throws Failure; also when fewer bytes arrive than Poption says it has */
export async function fetchExport(
	context: IExecuteFunctions,
	api: PoptionApi,
	{ id, category, format, fileName, size }: PoptionExport,
): Promise<IBinaryData> {
	const name = fileName ?? `${category}.${format}`;
	const binary = await api.download(
		'downloadExport',
		{ exportId: id },
		async (body) => await storePoptionFile(context, body, name, format),
	);
	requireWhole(poptionApi.name, `file "${name}"`, binary, size);
	return binary;
}

/** The binary field that gets the file. */
export function readOutputField({ read }: Item): string {
	return read('outputField', z.string().trim().min(1, 'is empty'), outputField.displayName);
}
