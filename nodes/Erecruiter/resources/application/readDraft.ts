import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { present, type Candidate, type Origin } from '../../../../shared/model';
import { optionalId } from '../../../../shared/model/values';
import {
	originOf,
	readDocuments,
	readFields,
	readInputRecord,
	readJobId,
	readSource,
	readTarget,
} from '../../../../shared/node/candidateInput';
import { inputJson } from '../../../../shared/node/input';
import { optionalText, readParameter, requiredId } from '../../../../shared/node/parameters';
import type { ApplicationDraft } from '../../../../shared/vendors/erecruiter/application';
import { erecruiterSystem, toExternalId } from '../../../../shared/vendors/erecruiter/mapping';

export interface ReadDraft {
	draft: ApplicationDraft;
	/** Absent when the candidate is defined in the node. */
	candidate?: Candidate;
	/** The record of the source, to be confirmed there. */
	origin?: Origin;
	/** Names of documents that were left out because their files are not on the item. */
	missingDocuments: string[];
	withoutConsent: boolean;
	/** A status that the job link asks for, which eRecruiter cannot set. */
	statusAskedFor?: string;
}

const optionsSchema = z.object({
	missingDocuments: z.enum(['skip', 'stop']).default('stop'),
	withoutConsent: z.boolean().default(false),
});

const additionalFieldsSchema = z.object({
	city: optionalText,
	externalId: optionalText,
	message: optionalText,
	phone: optionalText,
});

/** What the parameters and the input item say about one application. @throws Failure `validation` */
export async function readDraft(context: IExecuteFunctions, itemIndex: number): Promise<ReadDraft> {
	const fromInput = readSource(context, itemIndex, 'candidateSource', 'Candidate') === 'input';
	const input = fromInput ? readInputRecord(context, itemIndex) : undefined;
	const person: Pick<Candidate, 'firstName' | 'lastName' | 'email' | 'phone' | 'location'> =
		input?.candidate ?? readFields(context, itemIndex);
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
	const recruitmentId = readJobId(
		context,
		itemIndex,
		erecruiterSystem,
		'eRecruiter recruitment',
		'Recruitment',
	);
	const origin = input && originOf(input);
	const email = person.email?.trim() || undefined;
	const externalId = fields.externalId ?? (origin ? toExternalId(origin) : email);

	return {
		draft: {
			recruitmentId,
			firstName: person.firstName.trim(),
			lastName: person.lastName.trim(),
			originId: readSourceId(context, itemIndex),
			...present({
				externalId,
				email,
				phone: fields.phone ?? person.phone,
				city: fields.city ?? person.location,
				message: fields.message ?? input?.application?.message,
			}),
			documents,
		},
		...present({ candidate: input?.candidate, origin }),
		missingDocuments: missing,
		withoutConsent: options.withoutConsent,
		...present({ statusAskedFor: readTarget(context, itemIndex, erecruiterSystem)?.statusId }),
	};
}

function readSourceId(context: IExecuteFunctions, itemIndex: number): string {
	if (readSource(context, itemIndex, 'sourceIdFrom', 'Source ID') === 'chosen') {
		return readParameter(context, 'publicationPlace', itemIndex, requiredId, 'Publication Place');
	}
	const carried = z.object({ sourceId: optionalId }).safeParse(inputJson(context, itemIndex));
	if (carried.success && carried.data.sourceId) return carried.data.sourceId;
	throw invalidInput(
		'The item carries no source ID of eRecruiter',
		[{ field: 'sourceId', message: 'is missing' }],
		"Set 'Source ID' to 'Chosen Below' and choose the publication place that the candidates come through.",
	);
}
