import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { consentCalendar } from '../../consent/calendar';
import { consentFinder, type FoundConsent } from '../../consent/find';
import { refusalOf } from '../../consent/refusal';
import type { FilePart } from '../../http/request';
import { Failure, invalidInput } from '../../http/failure';
import { isObject } from '../../http/paths';
import {
	applicationSchema,
	candidateSchema,
	exportTargetSchema,
	originSchema,
	type Application,
	type Candidate,
	type Document,
	type ExportTarget,
	type Origin,
} from '../../model';
import { documentFile, hasFile, inputFile } from '../files/itemFiles';
import { inputJson, readInput } from './inputRecord';
import { tolerantRecord } from './tolerant';
import { readParameter, requiredId } from '../panel/parameters';

/** The record on an input item. */
export interface InputRecord {
	candidate: Candidate;
	/** Absent when the item is a candidate. */
	application?: Application;
}

/** @throws Failure `validation` with each field that does not fit */
export function readInputRecord(context: IExecuteFunctions, itemIndex: number): InputRecord {
	const json = inputJson(context, itemIndex);
	const remedy =
		"Connect a node that gives applications or candidates, or set 'Candidate' to 'Defined Below' and enter the fields.";
	if (typeof json === 'object' && json !== null && 'candidate' in json) {
		const application = readInput(
			context,
			itemIndex,
			z.preprocess(tolerantRecord, applicationSchema),
			'an application',
			remedy,
		);
		return { candidate: application.candidate, application };
	}
	return {
		candidate: readInput(
			context,
			itemIndex,
			z.preprocess(tolerantRecord, candidateSchema),
			'an application or a candidate',
			remedy,
		),
	};
}

/** The person that is defined in the node. */
export function readFields(context: IExecuteFunctions, itemIndex: number) {
	const text = z.union([z.string(), z.number().transform(String)]);
	return {
		firstName: readParameter(context, 'firstName', itemIndex, text, 'First Name'),
		lastName: readParameter(context, 'lastName', itemIndex, text, 'Last Name'),
		email: readParameter(context, 'email', itemIndex, text, 'Email'),
	};
}

/** The choice of where a part of the application comes from. */
export function readSource(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	displayName: string,
): string {
	return readParameter(context, name, itemIndex, z.string(), displayName);
}

const targetOfInput = z.object({ target: exportTargetSchema });

/** Where the item is meant for, when that is this system. */
export function readTarget(
	context: IExecuteFunctions,
	itemIndex: number,
	system: string,
): ExportTarget | undefined {
	const checked = targetOfInput.safeParse(inputJson(context, itemIndex));
	return checked.success && checked.data.target.system === system ? checked.data.target : undefined;
}

/**
 * The job that the application is for, by the parameters `jobSource` and `job`.
 * @param noun what the system calls a job, e.g. `Personio job`
 */
export function readJobId(
	context: IExecuteFunctions,
	itemIndex: number,
	system: string,
	noun: string,
	displayName: string,
): string {
	if (readSource(context, itemIndex, 'jobSource', displayName) === 'chosen') {
		return readParameter(context, 'job', itemIndex, requiredId, displayName);
	}
	const target = readTarget(context, itemIndex, system);
	if (target) return target.jobId;
	throw invalidInput(
		`The item does not say for which ${noun} it is meant`,
		[{ field: 'target', message: 'is missing' }],
		`Put the node 'Recruiting Job Link' before this one, or set '${displayName}' to 'Chosen Below'.`,
	);
}

/** A file with what it is. */
export interface DocumentDraft {
	category: Document['category'];
	file: FilePart;
}

/** The files by the parameters `documentSource` and `files`, and the names of those left out. */
export async function readDocuments(
	context: IExecuteFunctions,
	itemIndex: number,
	input: InputRecord | undefined,
	whenMissing: 'skip' | 'stop',
): Promise<{ documents: DocumentDraft[]; missing: string[] }> {
	const source = readSource(context, itemIndex, 'documentSource', 'Documents');
	if (source === 'binary') {
		return { documents: await readBinaryFields(context, itemIndex), missing: [] };
	}
	const listed: Document[] =
		source === 'none'
			? []
			: [...(input?.application?.documents ?? []), ...(input?.candidate.documents ?? [])];
	const documents: DocumentDraft[] = [];
	const missing: string[] = [];
	for (const document of listed) {
		if (whenMissing === 'skip' && !hasFile(context, itemIndex, document)) {
			missing.push(document.name);
			continue;
		}
		const file = await documentFile(context, itemIndex, document);
		documents.push({ category: document.category, file });
	}
	return { documents, missing };
}

const filesSchema = z.object({
	file: z
		.array(z.object({ binaryField: z.string().trim().min(1), category: z.string() }))
		.default([]),
});

async function readBinaryFields(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<DocumentDraft[]> {
	const { file: rows } = readParameter(context, 'files', itemIndex, filesSchema, 'Files');
	const documents: DocumentDraft[] = [];
	for (const { binaryField, category } of rows) {
		documents.push({ category, file: await inputFile(context, itemIndex, binaryField) });
	}
	return documents;
}

/** The record to confirm at its source: the input itself, or what an earlier write has noted. */
export function originOf({ application, candidate }: InputRecord): Origin | undefined {
	const record = application ?? candidate;
	const origin = originSchema.safeParse({
		system: record.system ?? 'other',
		id: record.id,
		...(application && { jobId: application.jobId }),
	});
	return origin.success ? origin.data : undefined;
}

/**
 * How the consent of the input item stands now, whichever way the item says it, in the workflow's time zone: the same
 * rule as in the node Recruiting Consent.
 */
export function consentOf(context: IExecuteFunctions, itemIndex: number): FoundConsent | undefined {
	const item = inputJson(context, itemIndex);
	if (!isObject(item)) return undefined;
	const calendar = consentCalendar({ now: new Date(), timeZone: context.getTimezone() });
	return consentFinder(calendar)(item);
}

/**
 * Looks at the consent of the input item, also where the fields of the candidate are taken out of the item by hand.
 *
 * @param noun what would be written
 * @throws Failure `conflict` when the candidate has not agreed, or no more
 */
export function refuseWithoutConsent(
	context: IExecuteFunctions,
	itemIndex: number,
	withoutConsent: boolean,
	noun = 'application',
): void {
	const consent = withoutConsent ? undefined : consentOf(context, itemIndex);
	const refusal = consent && refusalOf(consent);
	if (!refusal) return;
	throw new Failure({
		kind: 'conflict',
		message: `The ${noun} was not written: ${refusal}`,
		remedy: "Obtain a new consent, or switch on the option 'Write Without Valid Consent'.",
	});
}
