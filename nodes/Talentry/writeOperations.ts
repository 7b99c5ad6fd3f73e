import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present, type Application, type Candidate } from '../../shared/model';
import {
	originOf,
	readInputRecord,
	readSource,
	refuseWithoutConsent,
} from '../../shared/node/input/candidateInput';
import { candidateSource, withoutConsentOption } from '../../shared/node/panel/candidateParameters';
import type { Operation, OperationResult } from '../../shared/node/run/operation';
import { batchingOption } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { createOperation } from '../../shared/vendor/createOperation';
import {
	entriesOf,
	propertiesOf,
	readValues,
	schemaOf,
	text,
	type Values,
} from '../../shared/vendor/fields';
import { talentryApi } from './api';
import { createChoices, type Choices } from './choices';
import { talentOperation } from './chosenTalent';
import { externalIdOf, type NoteDraft, type TalentDraft, type TalentFields } from './draft';
import { system, toTalent } from './records';
import { pools, profileFields, settings } from './talentFields';
import { createOrUpdateTalent, updateTalent, type WriteResult } from './writeTalent';

const definedBelow = { candidateSource: ['fields'] };

const withoutConsent =
	'Whether to write the talent even though the consent that the candidate has given elsewhere has expired, was declined or was withdrawn';

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
	const operation = createOperation(talentryApi, {
		name: 'Talent',
		option,
		emailIsOptional: true,
		fields: settings,
		additional: profileFields,
		additionalShownIf: definedBelow,
		withoutConsent,
		async start(client) {
			const choices = createChoices(client);
			return async ({ fields, person, additional, candidate, application, refuseAnother }) => {
				const input = candidate && { candidate, ...present({ application }) };
				const entered = { ...person, ...additional };
				const { draft, notTransferred } = await draftOf(choices, fields, input, entered);
				const written = await createOrUpdateTalent(client, draft, whenExists, refuseAnother);
				return outputOf(written, notTransferred);
			};
		},
	});
	return {
		...operation,
		async start(context) {
			const run = await operation.start(context);
			return async (itemIndex) => (await run(itemIndex)).map(withoutOwnOrigin);
		},
	};
}

const ownOrigin = z.object({ origin: z.object({ system: z.literal(system) }) });

/** A talent that comes from Talentry itself has no source that could be told. */
function withoutOwnOrigin(result: OperationResult): OperationResult {
	if (!ownOrigin.safeParse(result.json).success) return result;
	const json = { ...result.json };
	delete json.origin;
	return { ...result, json };
}

const removedPools = { removePoolIds: pools('Remove Pool') };

const updateFields = {
	...profileFields,
	email: text('Email', 'The new email address of the talent', { placeholder: 'name@email.com' }),
	firstName: text('First Name', 'The new given name of the talent'),
	lastName: text('Last Name', 'The new family name of the talent'),
};

const updateParameters: INodeProperties[] = [
	{ ...candidateSource, default: 'fields' },
	...propertiesOf(settings),
	...propertiesOf(removedPools),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: definedBelow },
		default: {},
		options: entriesOf(updateFields),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [batchingOption, { ...withoutConsentOption, description: withoutConsent }],
	},
];

const updateOptions = z.object({ withoutConsent: z.boolean().default(false) });

export const update = talentOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update talent',
		description:
			'Change fields, status, language, pools and notes of a talent; what is left out stays as it is',
	},
	properties: updateParameters,
	start(client) {
		const choices = createChoices(client);
		return async (talentId, { context, index, read }) => {
			const zone = context.getTimezone();
			const fromInput = readSource(context, index, 'candidateSource', 'Candidate') === 'input';
			const input = fromInput ? readInputRecord(context, index) : undefined;
			const entered = fromInput
				? {}
				: read('updateFields', schemaOf(updateFields, zone), 'Update Fields');
			const chosen = readValues(settings, read, zone);
			const { removePoolIds = [] } = readValues(removedPools, read, zone);
			const { draft, notTransferred } = await draftOf(choices, chosen, input, entered);
			await choices.check({ poolIds: removePoolIds });
			// What is there already may be corrected there.
			const isOwn = input?.candidate.system === system;
			const options = read('options', updateOptions, 'Options');
			refuseWithoutConsent(context, index, isOwn || options.withoutConsent, 'talent');
			const written = await updateTalent(client, talentId, draft, removePoolIds);
			const origin = input && originOf(input);
			const json = { system, ...outputOf(written, notTransferred), ...present({ origin }) };
			return [withoutOwnOrigin({ json: toJson(json) })];
		};
	},
});

/** The record on the item; absent if the person is defined in the node. */
type Input = { candidate: Candidate; application?: Application } | undefined;

/**
 * The talent that is wanted, and what the candidate carries that Talentry has no place for.
 * @param entered the fields that are defined in the node
 * @throws Failure `validation` for a pool, a status or a language that the account does not have
 */
async function draftOf(
	choices: Choices,
	{ status: statusId, preferredLanguage, poolIds = [], notes = [] }: Values<typeof settings>,
	input: Input,
	entered: TalentFields,
): Promise<{ draft: TalentDraft; notTransferred: string[] }> {
	await choices.check({ poolIds, ...present({ statusId, language: preferredLanguage }) });
	const { candidate, application } = input ?? {};
	const carried = candidate?.language;
	const language = preferredLanguage ?? (carried ? await choices.languageCode(carried) : undefined);
	const notTransferred = [
		...(carried && !language ? ['language'] : []),
		...notTransferable(candidate),
		...(application?.message ? ['message'] : []),
		...(application?.documents.length ? ['documents'] : []),
	];
	return {
		draft: {
			fields: candidate ? fieldsOf(candidate, application) : entered,
			poolIds,
			notes: [...(candidate?.notes ?? []).map(toNoteDraft(candidate)), ...notes.map(ofText)],
			...present({ language, statusId }),
		},
		notTransferred: [...new Set(notTransferred)],
	};
}

const ofText = (note: string): NoteDraft => ({ text: note });

function toNoteDraft(candidate: Candidate | undefined) {
	return ({ system: from, id, text: note }: Candidate['notes'][number]): NoteDraft => ({
		text: note,
		...present({ externalId: externalIdOf('note', from ?? candidate?.system, id) }),
	});
}

function fieldsOf(candidate: Candidate, application: Application | undefined): TalentFields {
	const { firstName, lastName, email, phone, location } = candidate;
	const { links, experience, education, skills, languages, tags } = candidate;
	const externalId = candidate.id
		? externalIdOf('candidate', candidate.system ?? application?.system, candidate.id)
		: externalIdOf('application', application?.system, application?.id);
	return {
		...present({ firstName, lastName, email, phone, location }),
		links,
		experience,
		education,
		skills,
		languages,
		tags,
		externalIds: externalId ? [externalId] : [],
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

/** The talent as it is now, what became of it, and the fields that differ. */
function outputOf({ result, talent, matchedBy, changes }: WriteResult, notTransferred: string[]) {
	return {
		result,
		...toTalent(talent),
		changes,
		...present({ matchedBy }),
		...(notTransferred.length > 0 && { notTransferred }),
	};
}
