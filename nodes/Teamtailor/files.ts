import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { isPrivateHost } from '../../shared/files/publicAddress';
import { invalidInput } from '../../shared/http/failure';
import type { Document } from '../../shared/model';
import type { InputRecord } from '../../shared/node/input/candidateInput';
import { findBinary } from '../../shared/node/files/itemFiles';
import type { Item } from '../../shared/node/input/item';

/** A file at an address from which Teamtailor can fetch it. */
export interface FileAddress {
	name: string;
	url: string;
	/** Bytes, where that is known. */
	size?(): Promise<number | undefined>;
}

/** How files get to Teamtailor. */
export const filesNotice: INodeProperties = {
	displayName:
		"Teamtailor fetches files itself, from a public address. Files on the item are offered at a signed address of this n8n, good for an hour: n8n must be reachable from the internet at the address that it has for itself (N8N_EDITOR_BASE_URL or WEBHOOK_URL), at the path /rest/binary-data/signed. Otherwise give documents that have a public 'url', or choose None.",
	name: 'filesNotice',
	type: 'notice',
	displayOptions: { show: { documentSource: ['input', 'binary'] } },
	default: '',
};

/** How long the address of a file on the item can be used. Teamtailor fetches it right away. */
const addressLifetime = '1 hour';

export interface Files {
	/** The address named in the node, else the first CV: it becomes the candidate's résumé. */
	resume?: FileAddress;
	uploads: FileAddress[];
	/** Names of documents that were left out because they have neither a file nor an address. */
	missing: string[];
}

interface Listed {
	category: Document['category'];
	file: FileAddress;
}

interface FileOptions {
	/** The address of a CV that the node names; one of the item is then a file like any other. */
	resumeUrl: string | undefined;
	whenMissing: 'skip' | 'stop';
	/** A test system on this machine may fetch from this machine. */
	apiBaseUrl: string;
}

/**
 * The files by the parameters `documentSource` and `files`, each with an address that Teamtailor can fetch it from, and a
 * name of its own.
 * @throws Failure `validation` for a file that cannot be offered
 */
export function readFiles(
	{ context, index, read }: Item,
	input: InputRecord | undefined,
	{ resumeUrl, whenMissing, apiBaseUrl }: FileOptions,
): Files {
	const source = read('documentSource', z.string(), 'Documents');
	const offer = (binary: IBinaryData, name: string): FileAddress => {
		const url = signedAddress(context, binary, name);
		refuseUnreachable(url, name, apiBaseUrl);
		return { name, url, size: sizeOf(context, binary) };
	};
	const listed: Listed[] = [];
	const missing: string[] = [];

	if (resumeUrl) {
		const name = 'resume';
		refuseUnreachable(resumeUrl, name, apiBaseUrl);
		listed.push({ category: 'cv', file: { name, url: resumeUrl } });
	}
	if (source === 'binary') {
		const { file: rows } = read('files', filesSchema, 'Files');
		for (const { binaryField, category } of rows) {
			const binary = findBinary(context, index, binaryField);
			if (!binary) throw noFile(binaryField);
			listed.push({ category, file: offer(binary, binary.fileName ?? binaryField) });
		}
	}
	if (source === 'input') {
		for (const { name, category, binary: field, url, size } of documentsOf(input)) {
			const binary = field === undefined ? undefined : findBinary(context, index, field);
			if (binary) listed.push({ category, file: offer(binary, name) });
			else if (url) {
				refuseUnreachable(url, name, apiBaseUrl);
				listed.push({ category, file: { name, url, size: async () => size } });
			} else if (whenMissing === 'skip') missing.push(name);
			else throw noContent(name);
		}
	}
	const cv = listed.find(({ category }) => category === 'cv');
	const others = listed.filter((one) => one !== cv).map(({ file }) => file);
	// The résumé takes part: of a candidate that has one already, it becomes an upload among the others.
	const files = withOwnNames(cv ? [cv.file, ...others] : others);
	const resume = cv && files.shift();
	return { ...(resume && { resume }), uploads: files, missing };
}

/** Files of a candidate are recognised by their names, so two of one name need two names. */
function withOwnNames(files: readonly FileAddress[]): FileAddress[] {
	const taken = new Set<string>();
	return files.map((file) => {
		let { name } = file;
		for (let count = 2; taken.has(name); count++) name = numbered(file.name, count);
		taken.add(name);
		return { ...file, name };
	});
}

/** E.g. `cv (2).pdf`. */
export function numbered(name: string, count: number): string {
	const [, stem = name, ending = ''] = /^(.+?)(\.[^.]+)?$/.exec(name) ?? [];
	return `${stem} (${count})${ending}`;
}

const filesSchema = z.object({
	file: z
		.array(z.object({ binaryField: z.string().trim().min(1), category: z.string() }))
		.default([]),
});

function documentsOf(input: InputRecord | undefined): Document[] {
	return [...(input?.application?.documents ?? []), ...(input?.candidate.documents ?? [])];
}

/** Asked for only where it matters: a file store may take a call for it. */
export function sizeOf(context: IExecuteFunctions, { id }: IBinaryData): FileAddress['size'] {
	return async () => (id ? (await context.helpers.getBinaryMetadata(id)).fileSize : undefined);
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
		throw refuse('its address is not a web address', 'Give it an address such as https://…');
	}
	const { hostname } = new URL(url);
	if (!isPrivateHost(hostname) || isPrivateHost(new URL(apiBaseUrl).hostname)) return;
	throw refuse(
		`it is at ${hostname}, which is not reachable from outside`,
		"Make n8n reachable from the internet and set N8N_EDITOR_BASE_URL (or WEBHOOK_URL) to its public address, give the document a public 'url', or set 'Documents' to 'None'.",
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
		"Switch on 'Download Documents' in Recruiting Job Link, or in the node that reads the application if no Job Link is between. Or set 'Missing Documents' to leave it out.",
	);
}
