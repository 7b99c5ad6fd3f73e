import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { splitList } from '../../../../shared/model/values';
import {
	originOf,
	readDocuments,
	readFields,
	readInputRecord,
	readJobId,
	readSource,
	readTarget,
	type InputRecord,
} from '../../../../shared/node/candidateInput';
import { dateIn } from '../../../../shared/node/moment';
import { optionalText, readParameter, requiredId } from '../../../../shared/node/parameters';
import type { Candidate, Origin } from '../../../../shared/model';
import type { ApplicationDraft } from '../../../../shared/vendors/personio/application';
import { personioSystem, toAttributes } from '../../../../shared/vendors/personio/mapping';
import { findSeconds } from './find';

export interface ReadDraft {
	draft: ApplicationDraft;
	/** Absent when the candidate is defined in the node. */
	candidate?: Candidate;
	/** The record of the source, to be confirmed there. */
	origin?: Origin;
	/** Names of documents that were left out because their files are not on the item. */
	missingDocuments: string[];
	withoutConsent: boolean;
	/** How long to look for its id. */
	findSeconds: number;
}

const optionsSchema = z.object({
	missingDocuments: z.enum(['skip', 'stop']).default('stop'),
	withoutConsent: z.boolean().default(false),
	findSeconds,
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
	const tags = splitList(fields.tags ?? '');

	return {
		draft: {
			firstName: person.firstName,
			lastName: person.lastName,
			email: person.email ?? '',
			jobId: readJobId(context, itemIndex, personioSystem, 'Personio job', 'Job'),
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
		findSeconds: options.findSeconds,
	};
}

function readPhaseId(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const source = readSource(context, itemIndex, 'phaseSource', 'Phase');
	if (source === 'initial') return undefined;
	if (source === 'input') return readTarget(context, itemIndex, personioSystem)?.statusId;
	return readParameter(context, 'phase', itemIndex, requiredId, 'Phase');
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
