import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present, type Candidate, type Origin } from '../../shared/model';
import {
	originOf,
	readFields,
	readInputRecord,
	readSource,
	refuseWithoutConsent,
} from '../../shared/node/candidateInput';
import { candidateSource, personParameters } from '../../shared/node/candidateParameters';
import { connect } from '../../shared/node/connect';
import { itemOf, type Item } from '../../shared/node/item';
import type { Operation, OperationResult } from '../../shared/node/operation';
import { toJson } from '../../shared/node/records';
import {
	entriesOf,
	propertiesOf,
	readValues,
	schemaOf,
	text,
	type Fields,
	type Values,
} from '../../shared/vendor/fields';
import { talentryApi } from './api';
import { createChoices, type Choices } from './choices';
import { talentOperation } from './chosenTalent';
import type { TalentDraft, TalentFields } from './draft';
import { system, toTalent } from './records';
import { pools, profileFields, settings, writeOptions } from './talentFields';
import { createOrUpdateTalent, updateTalent, type WriteResult } from './writeTalent';

export const createTalent = creation(
	{
		name: 'Create',
		value: 'create',
		action: 'Create talent',
		description:
			'Create a talent; one that exists already is left as it is, and the output says which fields would change',
	},
	'report',
);

export const createOrUpdate = creation(
	{
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update talent',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	'update',
);

/** An operation that creates a talent; what becomes of one that exists already differs between the two. */
function creation(option: Operation['option'], whenExists: 'update' | 'report'): Operation {
	const additional = collection('Additional Fields', 'additionalFields', profileFields);
	return {
		option,
		properties: [...personParameters, ...propertiesOf(settings), additional.property, writeOptions],
		async start(context) {
			const client = await connect(context, talentryApi);
			const choices = createChoices(client);
			return async (itemIndex) => {
				const item = itemOf(context, itemIndex);
				const read = await readDraft(item, choices, () => ({
					...readFields(context, itemIndex),
					...additional.read(item),
				}));
				refuseWithoutConsent(context, itemIndex, read.withoutConsent, 'talent');
				return [outputOf(await createOrUpdateTalent(client, read.draft, whenExists), read)];
			};
		},
	};
}

const removedPools = { removePoolIds: pools('Remove Pool') };

const updateFields = collection('Update Fields', 'updateFields', {
	...profileFields,
	email: text('Email', 'The new email address of the talent', { placeholder: 'name@email.com' }),
	firstName: text('First Name', 'The new given name of the talent'),
	lastName: text('Last Name', 'The new family name of the talent'),
});

export const update = talentOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update talent',
		description:
			'Change fields, status, language, pools and notes of a talent; what is left out stays as it is',
	},
	properties: [
		{ ...candidateSource, default: 'fields' },
		...propertiesOf(settings),
		...propertiesOf(removedPools),
		updateFields.property,
		writeOptions,
	],
	start(client) {
		const choices = createChoices(client);
		return async (talentId, item) => {
			const { context, index } = item;
			const read = await readDraft(item, choices, () => updateFields.read(item));
			const { removePoolIds = [] } = readValues(removedPools, item.read, context.getTimezone());
			await choices.check({ poolIds: removePoolIds });
			// What is there already may be corrected there.
			const isOwn = read.candidate?.system === system;
			refuseWithoutConsent(context, index, isOwn || read.withoutConsent, 'talent');
			return [outputOf(await updateTalent(client, talentId, read.draft, removePoolIds), read)];
		};
	},
});

/** A collection of fields of the person, for one that is defined in the node. */
function collection<F extends Fields>(displayName: string, name: string, fields: F) {
	const property: INodeProperties = {
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: { candidateSource: ['fields'] } },
		default: {},
		options: entriesOf(fields),
	};
	return {
		property,
		read: ({ context, read }: Item): Values<F> =>
			read(name, schemaOf(fields, context.getTimezone()), displayName),
	};
}

/** The talent as it is now, what became of it, and the fields that differ. */
function outputOf(
	{ result, talent, matchedBy, changes }: WriteResult,
	{ origin, notTransferred }: ReadDraft,
): OperationResult {
	return {
		json: toJson({
			system,
			result,
			...toTalent(talent),
			changes,
			...present({ matchedBy, origin }),
			...(notTransferred.length > 0 && { notTransferred: [...new Set(notTransferred)] }),
		}),
	};
}

interface ReadDraft {
	draft: TalentDraft;
	/** Absent when the fields are defined in the node. */
	candidate?: Candidate;
	/** The record of the source, to be confirmed there. */
	origin?: Origin;
	/** What the candidate carries that Talentry has no place for. */
	notTransferred: string[];
	withoutConsent: boolean;
}

const optionsSchema = z.object({ withoutConsent: z.boolean().default(false) });

/**
 * What the parameters and the input item say about one talent. Pools, status and language are known to the account.
 * @param readFields the fields that are defined in the node
 * @throws Failure `validation`
 */
async function readDraft(
	item: Item,
	choices: Choices,
	readFields: () => TalentFields,
): Promise<ReadDraft> {
	const { context, index, read } = item;
	const fromInput = readSource(context, index, 'candidateSource', 'Candidate') === 'input';
	const input = fromInput ? readInputRecord(context, index) : undefined;
	const candidate = input?.candidate;
	const chosen = readValues(settings, read, context.getTimezone());
	const { status: statusId, preferredLanguage, poolIds = [], notes = [] } = chosen;
	const { withoutConsent } = read('options', optionsSchema, 'Options');
	await choices.check({ poolIds, ...present({ statusId, language: preferredLanguage }) });

	const carried = candidate?.language;
	const language = preferredLanguage ?? (carried ? await choices.languageCode(carried) : undefined);
	const origin = input && originOf(input);
	return {
		draft: {
			fields: candidate ? fieldsOf(candidate) : readFields(),
			poolIds,
			notes: [...(candidate?.notes ?? []).map(({ text }) => text), ...notes],
			...present({ language, statusId }),
		},
		...present({ candidate, origin: origin?.system === system ? undefined : origin }),
		notTransferred: [
			...(carried && !language ? ['language'] : []),
			...notTransferable(candidate),
			...(input?.application?.message ? ['message'] : []),
			...(input?.application?.documents.length ? ['documents'] : []),
		],
		withoutConsent,
	};
}

function fieldsOf(candidate: Candidate): TalentFields {
	const { firstName, lastName, email, phone, location } = candidate;
	const { links, experience, education, skills, languages, tags } = candidate;
	return {
		...present({ firstName, lastName, email, phone, location }),
		links,
		experience,
		education,
		skills,
		languages,
		tags,
	};
}

/** The consent is Talentry's own matter: one that was given elsewhere is none there. */
function notTransferable(candidate: Candidate | undefined): string[] {
	if (!candidate || candidate.system === system) return [];
	return [
		...(candidate.consent?.state === 'accepted' ? ['consent'] : []),
		...(candidate.documents.length > 0 ? ['documents'] : []),
	];
}
