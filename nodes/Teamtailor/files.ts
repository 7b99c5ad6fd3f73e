import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import type { Document } from '../../shared/model';
import type { InputRecord } from '../../shared/node/candidateInput';
import { findBinary } from '../../shared/node/documents';
import { readParameter } from '../../shared/node/parameters';
import type { FileAddress } from '../../shared/vendors/teamtailor/candidateDraft';

/** How long the address of a file on the item can be used. Teamtailor fetches it right away. */
const addressLifetime = '1 hour';

export interface Files {
	/** The first CV: it becomes the candidate's résumé. */
	resume?: FileAddress;
	uploads: FileAddress[];
	/** Names of documents that were left out because they have neither a file nor an address. */
	missing: string[];
}

interface Listed {
	category: Document['category'];
	file: FileAddress;
}

/**
 * The files by the parameters `documentSource` and `files`, each with an address that Teamtailor can fetch it from.
 * @param apiBaseUrl a test system on this machine may fetch from this machine
 * @throws Failure `validation` for a file that cannot be offered
 */
export async function readFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	input: InputRecord | undefined,
	whenMissing: 'skip' | 'stop',
	apiBaseUrl: string,
): Promise<Files> {
	const source = readParameter(context, 'documentSource', itemIndex, z.string(), 'Documents');
	const offer = (binary: IBinaryData, name: string): FileAddress => {
		const url = signedAddress(context, binary, name);
		refuseUnreachable(url, name, apiBaseUrl);
		return { name, url };
	};
	const listed: Listed[] = [];
	const missing: string[] = [];

	if (source === 'binary') {
		const { file: rows } = readParameter(context, 'files', itemIndex, filesSchema, 'Files');
		for (const { binaryField, category } of rows) {
			const binary = findBinary(context, itemIndex, binaryField);
			if (!binary) throw noFile(binaryField);
			listed.push({ category, file: offer(binary, binary.fileName ?? binaryField) });
		}
	}
	if (source === 'input') {
		for (const { name, category, binary: field, url } of documentsOf(input)) {
			const binary = field === undefined ? undefined : findBinary(context, itemIndex, field);
			if (binary) listed.push({ category, file: offer(binary, name) });
			else if (url) {
				refuseUnreachable(url, name, apiBaseUrl);
				listed.push({ category, file: { name, url } });
			} else if (whenMissing === 'skip') missing.push(name);
			else throw noContent(name);
		}
	}
	const resume = listed.find(({ category }) => category === 'cv');
	return {
		...(resume && { resume: resume.file }),
		uploads: withOwnNames(listed.filter((one) => one !== resume).map(({ file }) => file)),
		missing,
	};
}

/** Files of a candidate are recognised by their names, so two of one name need two names. */
function withOwnNames(files: readonly FileAddress[]): FileAddress[] {
	const taken = new Map<string, number>();
	return files.map((file) => {
		const count = (taken.get(file.name) ?? 0) + 1;
		taken.set(file.name, count);
		if (count === 1) return file;
		const [, stem = file.name, ending = ''] = /^(.+?)(\.[^.]+)?$/.exec(file.name) ?? [];
		return { ...file, name: `${stem} (${count})${ending}` };
	});
}

const filesSchema = z.object({
	file: z
		.array(z.object({ binaryField: z.string().trim().min(1), category: z.string() }))
		.default([]),
});

function documentsOf(input: InputRecord | undefined): Document[] {
	return [...(input?.application?.documents ?? []), ...(input?.candidate.documents ?? [])];
}

/** An address of this n8n at which the file can be fetched without signing in. */
export function signedAddress(
	context: IExecuteFunctions,
	binary: IBinaryData,
	name: string,
): string {
	if (!binary.id) {
		throw invalidInput(
			`The file "${name}" is kept inside the item, so n8n cannot offer it at an address`,
			[{ field: name, message: 'has no address' }],
			"Let n8n keep binary data on disk (N8N_DEFAULT_BINARY_DATA_MODE=filesystem), or give the document a public 'url'.",
		);
	}
	return context.helpers.createBinarySignedUrl(binary, addressLifetime);
}

/** @throws Failure `validation` for an address that only this machine or network knows */
export function refuseUnreachable(url: string, name: string, apiBaseUrl: string): void {
	const refuse = (message: string, remedy: string) =>
		invalidInput(
			`Teamtailor cannot fetch the file "${name}": ${message}`,
			[{ field: name, message }],
			remedy,
		);
	if (!URL.canParse(url) || !/^https?:/.test(url)) {
		throw refuse('its address is no web address', 'Give it an address such as https://…');
	}
	const { hostname } = new URL(url);
	if (!isPrivate(hostname) || isPrivate(new URL(apiBaseUrl).hostname)) return;
	throw refuse(
		`it is at ${hostname}, which is not reachable from outside`,
		"Make n8n reachable from the internet and set N8N_EDITOR_BASE_URL (or WEBHOOK_URL) to its public address, give the document a public 'url', or set 'Documents' to 'None'.",
	);
}

/** This machine, or an address of a private network. */
function isPrivate(hostname: string): boolean {
	return (
		/^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0)/.test(
			hostname,
		) ||
		/^\[(::1|f[cd]|fe80)/i.test(hostname) ||
		/\.(local|internal|localhost)$/i.test(hostname)
	);
}

function noFile(binaryField: string) {
	return invalidInput(
		`The item has no file in its binary field "${binaryField}"`,
		[{ field: binaryField, message: 'is not among the binary fields of the item' }],
		"Check the name of the field, and that the node before passes its files on ('Download Documents').",
	);
}

function noContent(name: string) {
	return invalidInput(
		`The document "${name}" is listed on the item, but its file is not there`,
		[{ field: name, message: 'has neither a file nor an address' }],
		"Switch on 'Download Documents' in the node that reads the application, or set 'Missing Documents' to leave it out.",
	);
}
