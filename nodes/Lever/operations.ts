import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import { applicationParameters, readApplicationId } from '../../shared/node/input/origin';
import { optionalText, requiredId } from '../../shared/node/panel/parameters';
import type { Operation } from '../../shared/node/run/operation';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import {
	field,
	flag,
	propertiesOf,
	readValues,
	text,
	type Fields,
	type Values,
} from '../../shared/vendor/fields';
import { moveOperation, rejectOperation, type Changed } from '../../shared/vendor/moveOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import type { PickList } from '../../shared/vendor/resourceSpec';
import { leverApi, notDone, type LeverApi } from './contract';
import { readApplication, reasonsOf, refuseUnreadable } from './read';
import { statusOf, textOfNote, toApplication, type LeverApplication } from './records';

/** Without one, the user of the credential. */
export const actingUser = field(
	{
		displayName: 'Acting User Name or ID',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getUsers' },
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'In whose name Lever shows it. Defaults to that of the credential.',
	},
	optionalText,
);

/** An operation on one application. */
function operation<F extends Fields>(
	option: Operation['option'],
	fields: F,
	run: (api: LeverApi, applicationId: string, values: Values<F>) => Promise<object>,
): Operation {
	return {
		option,
		properties: [...applicationParameters, ...propertiesOf(fields), onlyBatching],
		async start(context) {
			const api = await connect(context, leverApi);
			return async (itemIndex) => {
				const { read } = itemOf(context, itemIndex);
				const id = readApplicationId(context, itemIndex, leverApi);
				const values = readValues(fields, read, context.getTimezone());
				return [{ json: toJson(await run(api, id, values)) }];
			};
		},
	};
}

const shown = ({ application, ...change }: Changed) => ({ ...application, ...change });

export const moveToStage = (stages: PickList): Operation =>
	moveOperation(leverApi, {
		stages,
		fields: { actingUser },
		async move(api, id, stageId, values) {
			// The Recruiting Status Map knows archive reasons as statuses, too.
			if ((await reasonsOf(api)).has(stageId)) {
				return await archive(api, id, { reason: stageId, user: values.actingUser });
			}
			const perform_as = api.actingUser(values.actingUser);
			const { record: before } = await readApplication(api, id);
			if (!before.opportunity.archived && before.opportunity.stage?.id === stageId) {
				return changed('unchanged', before);
			}
			await api.send(
				'changeStage',
				{ stage: stageId },
				{ ids: { opportunityId: id }, query: { perform_as }, repeatable: true },
			);
			const { record: after } = await readApplication(api, id);
			if (after.opportunity.stage?.id === stageId) return changed('updated', after, before);
			throw notDone(
				`Lever accepted the move of application ${id}, but it is still in the stage ${after.opportunity.stage?.id ?? 'unknown'}`,
			);
		},
	});

export const reject = (reasons: PickList): Operation =>
	rejectOperation(leverApi, {
		description: 'Archive an application with a reason, without a message to the candidate',
		reasons,
		reason: { description: 'One that is not for hires' },
		options: {
			actingUser,
			cleanInterviews: flag(
				'Remove Interviews',
				'Whether to remove the interviews that are still to come',
			),
		},
		async reject(api, id, reasonId, { actingUser: user, cleanInterviews }) {
			return await archive(api, id, {
				reason: reasonId,
				user,
				cleanInterviews,
				wanted: 'non-hired',
			});
		},
	});

export const hire = (reasons: PickList): Operation =>
	operation(
		{
			name: 'Hire',
			value: 'hire',
			action: 'Hire for an application',
			description: 'Archive an application with a reason for hires',
		},
		{
			archiveReason: field(
				chosenFrom(reasons, { description: 'One that is for hires' }),
				requiredId,
			),
			requisitionId: text(
				'Requisition ID',
				'The requisition that the hire fills. Lever adds it to its number of hires.',
			),
			actingUser,
		},
		async (api, id, { archiveReason, requisitionId, actingUser: user }) =>
			shown(
				await archive(api, id, { reason: archiveReason, requisitionId, user, wanted: 'hired' }),
			),
	);

export const reopen = operation(
	{
		name: 'Reopen',
		value: 'reopen',
		action: 'Reopen application',
		description: 'Take an application out of the archive, into the stage that it had',
	},
	{ actingUser },
	async (api, id, { actingUser: user }) => shown(await archive(api, id, { user })),
);

interface Archiving {
	/** Without one, it is taken out of the archive. */
	reason?: string | undefined;
	/** What the reason must be for. */
	wanted?: 'hired' | 'non-hired';
	requisitionId?: string | undefined;
	cleanInterviews?: boolean | undefined;
	user?: string | undefined;
}

/** One that is archived for that reason already, or is not archived, is left as it is. */
async function archive(api: LeverApi, id: string, archiving: Archiving): Promise<Changed> {
	const { reason, wanted, requisitionId, cleanInterviews, user } = archiving;
	const perform_as = api.actingUser(user);
	if (reason && wanted) await refuseOtherReason(api, reason, wanted);
	const { record: before } = await readApplication(api, id);
	const isDone = ({ opportunity: { archived } }: LeverApplication) =>
		reason ? archived?.reason === reason : !archived;
	if (isDone(before)) return changed('unchanged', before);
	await api.send(
		'archive',
		{ reason: reason ?? null, requisitionId, cleanInterviews },
		// Each call with a requisition may count as a hire of its own.
		{ ids: { opportunityId: id }, query: { perform_as }, repeatable: !requisitionId },
	);
	const { record: after } = await readApplication(api, id);
	if (isDone(after)) return changed('updated', after, before);
	throw notDone(
		`Lever accepted the change of application ${id}, but it is ${reason ? 'not archived for that reason' : 'still archived'}`,
	);
}

/** @throws Failure `validation` */
async function refuseOtherReason(api: LeverApi, reason: string, wanted: string): Promise<void> {
	const known = await reasonsOf(api);
	const found = known.get(reason);
	if (found?.type === wanted) return;
	const names = [...known.values()]
		.filter(({ type }) => type === wanted)
		.map(({ text: name }) => name);
	throw invalidInput(
		found
			? `The archive reason "${found.text}" is ${wanted === 'hired' ? 'not for hires' : 'for hires'}`
			: `Lever has no archive reason with the ID ${reason}`,
		[{ field: 'Archive Reason', message: `must be one of ${names.join(', ')}` }],
		'Choose another one from the list.',
	);
}

function changed(
	result: Changed['result'],
	after: LeverApplication,
	before?: LeverApplication,
): Changed {
	const previousStatus = before && statusOf(before);
	return { result, application: toApplication(after), ...(previousStatus && { previousStatus }) };
}

const noteText = z.string().refine((words) => words.trim() !== '', 'must not be blank');

export const addNote = operation(
	{
		name: 'Add Note',
		value: 'addNote',
		action: 'Add note to application',
		description: 'Write a note on an application; it cannot be changed later',
	},
	{
		text: field(
			{
				displayName: 'Text',
				type: 'string',
				typeOptions: { rows: 3 },
				required: true,
				default: '',
				description: 'The text of the note, which the users of the account see',
			},
			noteText,
		),
		secret: field(
			{
				displayName: 'Secret',
				type: 'boolean',
				default: false,
				description: 'Whether only users who may see secret notes see it',
			},
			z.boolean(),
		),
		actingUser,
	},
	async (api, id, { text: value = '', secret, actingUser: user }) => {
		await writeNote(api, id, { value, secret, user });
		return { system: leverApi.system, applicationId: id, text: value, result: 'created' };
	},
);

interface NewNote {
	value: string;
	secret?: boolean | undefined;
	user?: string | undefined;
}

export async function writeNote(
	api: LeverApi,
	opportunityId: string,
	{ value, secret, user }: NewNote,
): Promise<void> {
	await api.send(
		'createNote',
		{ value, secret, notifyFollowers: false },
		{
			ids: { opportunityId },
			query: { perform_as: api.actingUser(user) },
			repeatable: false,
		},
	);
}

/** Whether it has a note with that text. */
export async function hasNote(
	api: LeverApi,
	opportunityId: string,
	value: string,
): Promise<boolean> {
	const options = { onUnreadable: refuseUnreadable('note') };
	for await (const { record } of api.list('listNotes', options, {}, { opportunityId })) {
		if (!record.deletedAt && textOfNote(record).trim() === value.trim()) return true;
	}
	return false;
}
