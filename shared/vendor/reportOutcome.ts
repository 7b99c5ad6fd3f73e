import { z } from 'zod';
import { Failure, invalidInput } from '../http/failure';
import type { VendorApi } from '../http/vendorApi';
import { present, type Application, type Status } from '../model';
import { connect } from '../node/account/connect';
import { itemOf, type Item } from '../node/input/item';
import { changedAtOf, mappedStatusOf } from '../node/input/mappedStatus';
import { sourceParameters } from '../node/input/origin';
import { momentIn, momentParameter } from '../node/panel/moment';
import { batchingOption, optionalText } from '../node/panel/parameters';
import type { Operation } from '../node/run/operation';
import { toJson } from '../node/run/records';
import { applicationOfItem, elsewhere, passedOn, type FindExported } from './exportedTo';
import { entriesOf, schemaOf } from './fields';

const kinds = ['interview', 'rejected', 'hired'] as const;
type OutcomeKind = (typeof kinds)[number];

/** What a source can be told of an application, as the statuses that a Recruiting Status Map leads to. */
export const outcomes: readonly Status[] = [
	{ id: 'interview', name: 'Interview', kind: 'in_progress' },
	{ id: 'rejected', name: 'Rejected', kind: 'rejected' },
	{ id: 'hired', name: 'Hired', kind: 'hired' },
];

/** A report as the source holds it. */
export interface HeldOutcome {
	outcome: string;
	at?: string | null | undefined;
}

export interface ReportedOutcome {
	outcome: OutcomeKind;
	/** ISO 8601 with offset. */
	at: string;
	note?: string | undefined;
}

interface Told {
	application: Application;
	held: HeldOutcome | undefined;
}

interface OutcomeSpec<Client> {
	/** What the source calls an application. Defaults to `Application`. */
	noun?: string;
	find(client: Client): FindExported;
	read(client: Client, id: string): Promise<Told>;
	report(client: Client, id: string, outcome: ReportedOutcome): Promise<Told>;
}

/** "Report Outcome": tells a source what became of an application, once per change. */
export function reportOutcomeOperation<Client>(
	api: VendorApi<Client>,
	{ noun = 'Application', find, read, report }: OutcomeSpec<Client>,
): Operation {
	const one = noun.toLowerCase();
	return {
		option: {
			name: 'Report Outcome',
			value: 'reportOutcome',
			action: `Report outcome of ${one}`,
			description: `Tell ${api.name} what became of the ${one} in the other system; what it knows already is not written again`,
		},
		properties: [
			...sourceParameters(noun),
			{
				displayName: 'Outcome',
				name: 'outcome',
				type: 'options',
				options: [
					{
						name: 'From Input',
						value: 'input',
						description: 'What the Recruiting Status Map has found',
					},
					{ name: 'Hired', value: 'hired' },
					{ name: 'Interview', value: 'interview' },
					{ name: 'Rejected', value: 'rejected' },
				],
				default: 'input',
				description: 'As far as the other system can tell; some tell only rejections and hires',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					momentParameter(
						'At',
						'at',
						'When it came about. From the input when left out, else now. An outcome that is older than the last one is not written.',
					),
					batchingOption,
					...entriesOf({ elsewhere }),
					{
						displayName: 'Note',
						name: 'note',
						type: 'string',
						default: '',
						description: `A text for ${api.name} of at most 2,000 characters, e.g. the reason of a rejection`,
					},
				],
			},
		],
		async start(context) {
			const client = await connect(context, api);
			const zone = context.getTimezone();
			const optionsSchema = z
				.object({ at: momentIn(zone), note: optionalText })
				.and(schemaOf({ elsewhere }, zone));
			return async (itemIndex) => {
				const item = itemOf(context, itemIndex);
				const options = item.read('options', optionsSchema, 'Options');
				const outcome = readOutcome(item, api);
				const id = await applicationOfItem(context, itemIndex, api, find(client), noun);
				if (id === undefined) {
					return [passedOn(context, itemIndex, options.elsewhere, api, noun)];
				}
				const at = options.at ?? changedAtOf(context, itemIndex) ?? new Date().toISOString();
				const reported = { outcome, at, ...present({ note: options.note }) };
				const { result, told } = await tell(id, reported, client);
				const { jobId, status } = told.application;
				const { system } = api;
				return [
					{
						json: toJson({ system, id, jobId, ...present({ status }), result, outcome: reported }),
					},
				];
			};
		},
	};

	/** Writes nothing if the source knows it already, or something later. */
	async function tell(id: string, reported: ReportedOutcome, client: Client) {
		const before = await read(client, id);
		const { held } = before;
		if (held?.outcome === reported.outcome) return { result: 'unchanged', told: before };
		if (held?.at && Date.parse(held.at) > Date.parse(reported.at)) {
			return { result: 'outdated', told: before };
		}
		const after = await report(client, id, reported).catch(unlessOutdated);
		return after ? { result: 'updated', told: after } : { result: 'outdated', told: before };
	}
}

/** A later one may come in between. */
function unlessOutdated(error: unknown): undefined {
	if (error instanceof Failure && error.details.status === 409) return undefined;
	throw error;
}

function readOutcome(
	{ context, index, read }: Item,
	{ system, name }: { system: string; name: string },
): OutcomeKind {
	const chosen = read('outcome', z.enum(['input', ...kinds]), 'Outcome');
	if (chosen !== 'input') return chosen;
	const mapped = mappedStatusOf(context, index, system)?.to;
	const outcome = kinds.find((kind) => kind === mapped?.id);
	if (outcome) return outcome;
	throw invalidInput(
		`The item does not say which outcome ${name} is to be told`,
		[{ field: 'status.to', message: mapped ? `"${mapped.id}" is no outcome` : 'is missing' }],
		`Put the node 'Recruiting Status Map' with the target system ${name} before this one, or choose an outcome.`,
	);
}
