import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { documentFile, hasFile, inputFile } from '../../../../shared/node/documents';
import { inputJson, readInput } from '../../../../shared/node/input';
import { dateIn } from '../../../../shared/node/moment';
import { optionalText, readParameter, requiredId } from '../../../../shared/node/parameters';
import {
	applicationSchema,
	candidateSchema,
	exportTargetSchema,
	originSchema,
	type Application,
	type Candidate,
	type Document,
	type Origin,
} from '../../../../shared/model';
import type {
	ApplicationDraft,
	DocumentDraft,
} from '../../../../shared/vendors/personio/application';
import { personioSystem, toAttributes } from '../../../../shared/vendors/personio/mapping';

export interface ReadDraft {
	draft: ApplicationDraft;
	/** Absent when the candidate is defined in the node. */
	candidate?: Candidate;
	/** The record of the source, to be confirmed there. */
	origin?: Origin;
	/** Names of documents that were left out because their files are not on the item. */
	missingDocuments: string[];
	withoutConsent: boolean;
}

const optionsSchema = z.object({
	missingDocuments: z.enum(['skip', 'stop']).default('stop'),
	withoutConsent: z.boolean().default(false),
});

const additionalFieldsSchema = z.object({
	applicationDate: optionalText,
	attributes: z
		.object({
			attribute: z
				.array(
					z.object({
						id: z.string().trim(),
						value: z.union([z.string(), z.number().transform(String)]),
					}),
				)
				.default([]),
		})
		.default({}),
	channelId: optionalText,
	externalPostingId: optionalText,
	message: optionalText,
	tags: optionalText,
});

/** What the parameters and the input item say about one application. @throws Failure `validation` */
export async function readDraft(context: IExecuteFunctions, itemIndex: number): Promise<ReadDraft> {
	const fromInput = readSource(context, itemIndex, 'candidateSource', 'Candidate') === 'input';
	const input = fromInput ? readInputRecord(context, itemIndex) : undefined;
	const person = input?.candidate ?? readFields(context, itemIndex);
	const fields = readParameter(
		context,
		'additionalFields',
		itemIndex,
		additionalFieldsSchema,
		'Additional Fields',
	);
	const options = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
	const { documents, missing } = await readDocuments(
		context,
		itemIndex,
		input,
		options.missingDocuments,
	);
	const phaseId = readPhaseId(context, itemIndex);
	const origin = input ? originOf(input) : undefined;
	const tags = (fields.tags ?? '').split(',').map((tag) => tag.trim());

	return {
		draft: {
			firstName: person.firstName,
			lastName: person.lastName,
			email: person.email ?? '',
			jobId: readJobId(context, itemIndex),
			...optional('channelId', fields.channelId),
			...optional('externalPostingId', fields.externalPostingId),
			...optional('message', fields.message ?? input?.application?.message),
			...optional('applicationDate', fields.applicationDate ?? dateOfApplication(context, input)),
			...optional('phaseId', phaseId),
			tags: [...new Set([...(input?.candidate.tags ?? []), ...tags])].filter((tag) => tag !== ''),
			attributes: mergeAttributes(
				input ? toAttributes(input.candidate) : [],
				fields.attributes.attribute,
			),
			documents,
		},
		...(input && { candidate: input.candidate }),
		...(origin && { origin }),
		missingDocuments: missing,
		withoutConsent: options.withoutConsent,
	};
}

interface InputRecord {
	candidate: Candidate;
	/** Absent when the item is a candidate. */
	application?: Application;
}

function readInputRecord(context: IExecuteFunctions, itemIndex: number): InputRecord {
	const json = inputJson(context, itemIndex);
	const remedy =
		"Connect a node that gives applications or candidates, or set 'Candidate' to 'Defined Below' and enter the fields.";
	if (typeof json === 'object' && json !== null && 'candidate' in json) {
		const application = readInput(context, itemIndex, applicationSchema, 'an application', remedy);
		return { candidate: application.candidate, application };
	}
	return {
		candidate: readInput(
			context,
			itemIndex,
			candidateSchema,
			'an application or a candidate',
			remedy,
		),
	};
}

function readFields(context: IExecuteFunctions, itemIndex: number) {
	const text = z.union([z.string(), z.number().transform(String)]);
	return {
		firstName: readParameter(context, 'firstName', itemIndex, text, 'First Name'),
		lastName: readParameter(context, 'lastName', itemIndex, text, 'Last Name'),
		email: readParameter(context, 'email', itemIndex, text, 'Email'),
	};
}

function readSource(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	displayName: string,
): string {
	return readParameter(context, name, itemIndex, z.string(), displayName);
}

const targetOfInput = z.object({ target: exportTargetSchema });

/** Where the item is meant for, when that is Personio. */
function readTarget(context: IExecuteFunctions, itemIndex: number) {
	const checked = targetOfInput.safeParse(inputJson(context, itemIndex));
	return checked.success && checked.data.target.system === personioSystem
		? checked.data.target
		: undefined;
}

function readJobId(context: IExecuteFunctions, itemIndex: number): string {
	if (readSource(context, itemIndex, 'jobSource', 'Job') === 'chosen') {
		return readParameter(context, 'job', itemIndex, requiredId, 'Job');
	}
	const target = readTarget(context, itemIndex);
	if (target) return target.jobId;
	throw invalidInput(
		'The item does not say for which Personio job it is meant',
		[{ field: 'target', message: 'is missing' }],
		"Put the node 'Recruiting Job Link' before this one, or set 'Job' to 'Chosen Below'.",
	);
}

function readPhaseId(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const source = readSource(context, itemIndex, 'phaseSource', 'Phase');
	if (source === 'initial') return undefined;
	if (source === 'input') return readTarget(context, itemIndex)?.statusId;
	return readParameter(context, 'phase', itemIndex, requiredId, 'Phase');
}

async function readDocuments(
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
function originOf({ application, candidate }: InputRecord): Origin | undefined {
	const record = application ?? candidate;
	const origin = originSchema.safeParse({
		system: record.system ?? 'other',
		id: record.id,
		...(application && { jobId: application.jobId }),
	});
	return origin.success ? origin.data : undefined;
}

function dateOfApplication(
	context: IExecuteFunctions,
	input: InputRecord | undefined,
): string | undefined {
	const appliedAt = input?.application?.appliedAt;
	if (!appliedAt || appliedAt.length === 10) return appliedAt;
	return dateIn(context.getTimezone(), new Date(appliedAt));
}

/** What is entered in the node wins over what the candidate carries. */
function mergeAttributes(
	carried: ApplicationDraft['attributes'],
	entered: ApplicationDraft['attributes'],
): ApplicationDraft['attributes'] {
	const byId = new Map([...carried, ...entered].map((attribute) => [attribute.id, attribute]));
	return [...byId.values()].filter(({ id, value }) => id !== '' || value !== '');
}

function optional<Name extends string>(
	name: Name,
	value: string | undefined,
): { [Key in Name]?: string } {
	return value ? ({ [name]: value } as { [Key in Name]?: string }) : {};
}
