import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../http/failure';
import type { VendorApi } from '../http/vendorApi';
import type { Status, StatusReference } from '../model';
import { connect } from '../node/account/connect';
import { itemOf, type Item } from '../node/input/item';
import { mappedStatusOf } from '../node/input/mappedStatus';
import { applicationParameters, readApplicationId } from '../node/input/origin';
import { batchingOption, byName, optionalText, requiredId } from '../node/panel/parameters';
import type { Operation } from '../node/run/operation';
import { toJson } from '../node/run/records';
import { onlyBatching } from './applicationOperations';
import { entriesOf, propertiesOf, readValues, schemaOf, type Fields, type Values } from './fields';
import { chosenFrom, type PickParameter } from './pickList';
import type { PickList } from './resourceSpec';

/** What applications and candidates of a target go through later: another stage, a rejection, a note. */

/** What became of an application that exists. */
export interface Changed {
	result: 'updated' | 'unchanged';
	application: object;
	/** Where it stood before. */
	previousStatus?: StatusReference;
}

interface MoveSpec<Client, F extends Fields> {
	/** Whose stages the list shows; absent if stages belong to the account. */
	jobs?: PickList;
	stages: PickList;
	/** Further parameters. */
	fields?: F;
	/** One that is there already is `unchanged`. */
	move(client: Client, applicationId: string, stageId: string, fields: Values<F>): Promise<Changed>;
}

/** "Move to Stage": to one that is chosen, or that the Recruiting Status Map has found. */
export function moveOperation<Client, F extends Fields>(
	api: VendorApi<Client>,
	{ jobs, stages, fields, move }: MoveSpec<Client, F>,
): Operation {
	const { name, parameter } = stages;
	const source = `${parameter}Source`;
	const ifChosen = { displayOptions: { show: { [source]: ['chosen'] } } };
	const noFields: Values<F> = {};
	return {
		option: {
			name: `Move to ${name}`,
			value: `moveTo${name}`,
			action: `Move application to ${name.toLowerCase()}`,
			description: `Move an application to another ${name.toLowerCase()}${jobs ? ' of its job' : ''}`,
		},
		properties: [
			...applicationParameters,
			{
				displayName: `New ${name}`,
				name: source,
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Chosen Below',
						value: 'chosen',
						description: `A ${name.toLowerCase()} from the list`,
					},
					{
						name: 'From Input',
						value: 'input',
						description: 'The status that the Recruiting Status Map has found',
					},
				],
				default: 'chosen',
			},
			...(jobs
				? [
						{
							...chosenFrom(jobs, {
								required: false,
								description: `Whose ${name.toLowerCase()}s the list below shows`,
							}),
							...ifChosen,
						},
					]
				: []),
			{ ...chosenFrom(stages), ...ifChosen },
			...(fields ? propertiesOf(fields) : []),
			onlyBatching,
		],
		async start(context) {
			const client = await connect(context, api);
			return async (itemIndex) => {
				const item = itemOf(context, itemIndex);
				const id = readApplicationId(context, itemIndex, api);
				const isChosen = item.read(source, z.string(), `New ${name}`) === 'chosen';
				const stageId = isChosen
					? item.read(parameter, requiredId, `${name} Name or ID`)
					: mappedStageOf(api, item, name);
				const values = fields ? readValues(fields, item.read, context.getTimezone()) : noFields;
				return [toItem(await move(client, id, stageId, values))];
			};
		},
	};
}

/** @throws Failure `validation` if it is not among the stages of the job */
export function refuseForeignStage(
	service: string,
	stageId: string,
	jobId: string,
	known: ReadonlyArray<Pick<Status, 'id' | 'name'>>,
): void {
	if (known.some(({ id }) => id === stageId)) return;
	const names = known.map(({ id, name }) => `${name} (${id})`).join(', ');
	throw invalidInput(
		`The stage ${stageId} does not belong to the job ${jobId}`,
		[{ field: 'Stage', message: `must be one of ${names}` }],
		`Every job of ${service} has stages of its own. Choose one of this job.`,
	);
}

/** @throws Failure `validation` without a Recruiting Status Map before the node */
function mappedStageOf(
	{ system, name: service }: { system: string; name: string },
	{ context, index }: Item,
	name: string,
): string {
	const mapped = mappedStatusOf(context, index, system);
	if (mapped) return mapped.to.id;
	throw invalidInput(
		`The item does not say which ${name.toLowerCase()} of ${service} it is to have`,
		[{ field: 'status.to', message: 'is missing' }],
		`Put the node 'Recruiting Status Map' before this one, or set 'New ${name}' to 'Chosen Below'.`,
	);
}

interface RejectSpec<Client, O extends Fields> {
	description: string;
	reasons: PickList;
	/** How the choice of a reason differs. */
	reason: { required?: boolean } & PickParameter;
	/** The entries of "Options" besides batching. */
	options: O;
	/** One that is rejected already is `unchanged`. */
	reject(
		client: Client,
		applicationId: string,
		reasonId: string | undefined,
		options: Values<O>,
	): Promise<Changed>;
}

/** "Reject", with a reason from the vendor's list. */
export function rejectOperation<Client, O extends Fields>(
	api: VendorApi<Client>,
	{ description, reasons, reason, options, reject }: RejectSpec<Client, O>,
): Operation {
	const reasonSchema = reason.required === false ? optionalText : requiredId;
	return {
		option: { name: 'Reject', value: 'reject', action: 'Reject application', description },
		properties: [...applicationParameters, chosenFrom(reasons, reason), optionsWith(options)],
		async start(context) {
			const client = await connect(context, api);
			const optionsSchema = schemaOf(options, context.getTimezone());
			return async (itemIndex) => {
				const { read } = itemOf(context, itemIndex);
				const id = readApplicationId(context, itemIndex, api);
				const reasonId = read(reasons.parameter, reasonSchema, reasons.look.label ?? reasons.name);
				const chosen = read('options', optionsSchema, 'Options');
				return [toItem(await reject(client, id, reasonId, chosen))];
			};
		},
	};
}

interface NoteSpec<Client, F extends Fields> {
	candidates: PickList;
	/** Parameters below the text. */
	fields: F;
	/** @returns the note in the vocabulary */
	write(client: Client, candidateId: string, text: string, fields: Values<F>): Promise<object>;
}

/** "Create" of notes on candidates. */
export function noteOperation<Client, F extends Fields>(
	api: VendorApi<Client>,
	{ candidates, fields, write }: NoteSpec<Client, F>,
): Operation {
	return {
		option: {
			name: 'Create',
			value: 'create',
			action: 'Create note',
			description: 'Write a note on a candidate',
		},
		properties: [
			chosenFrom(candidates),
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				typeOptions: { rows: 3 },
				required: true,
				default: '',
				description: 'The text of the note, which the users of the account see',
			},
			...propertiesOf(fields),
			onlyBatching,
		],
		async start(context) {
			const client = await connect(context, api);
			return async (itemIndex) => {
				const { read } = itemOf(context, itemIndex);
				const candidateId = read(
					candidates.parameter,
					requiredId,
					candidates.look.label ?? candidates.name,
				);
				const text = read('text', noteText, 'Text');
				const note = await write(
					client,
					candidateId,
					text,
					readValues(fields, read, context.getTimezone()),
				);
				return [{ json: toJson({ candidateId, ...note, result: 'created' }) }];
			};
		},
	};
}

const noteText = z.string().refine((text) => text.trim() !== '', 'must not be blank');

function optionsWith(fields: Fields): INodeProperties {
	return { ...onlyBatching, options: byName([batchingOption, ...entriesOf(fields)]) };
}

function toItem({ application, result, previousStatus }: Changed) {
	return {
		json: toJson({ ...application, result, ...(previousStatus && { previousStatus }) }),
	};
}
