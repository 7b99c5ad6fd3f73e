import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present, type Candidate } from '../../shared/model';
import { splitList } from '../../shared/model/values';
import { clock } from '../../shared/node/account/clock';
import { connect } from '../../shared/node/account/connect';
import { toNodeError } from '../../shared/node/run/errors';
import { dateIn } from '../../shared/node/panel/moment';
import { readParameter } from '../../shared/node/panel/parameters';
import { createOperation } from '../../shared/vendor/createOperation';
import type { FoundPerson } from '../../shared/vendor/createSpec';
import { field, text } from '../../shared/vendor/fields';
import { createApplication, type ApplicationDraft, type CreatedApplication } from './application';
import { personioApi } from './client';
import { toDocument } from './documents';
import { findApplication, findSeconds, type Applied } from './find';
import { jobs } from './jobs';
import { isUncheckedPhase, phases } from './phases';
import { personioV2Api } from './v2Client';

/** For all items the same: the panel shows the second credential by it. */
const findId: INodeProperties = {
	displayName: 'Find ID in API V2',
	name: 'findId',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to look the application up, so that the output carries its ID, and that no documents are uploaded for one that exists. Creating one tells no ID; this needs the V2 credential.',
};

const attributes = field(
	{
		displayName: 'Attributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Attribute' },
		placeholder: 'Add Attribute',
		default: {},
		options: [
			{
				displayName: 'Attribute',
				name: 'attribute',
				values: [
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. custom_attribute_12345',
						description:
							'The API name that Personio shows in the settings of the attribute, or one of available_from, birthday, gender, location, phone, salary_expectations. Phone and location of a candidate from the input are set by themselves.',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'Text; a date is written like 2026-03-01, an option exactly as Personio lists it',
					},
				],
			},
		],
	},
	z
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
		.default({})
		.transform(({ attribute }) => attribute),
);

export const create = createOperation(personioApi, {
	name: 'Application',
	job: { list: jobs.pickList, noun: 'Personio job' },
	status: {
		list: phases.pickList,
		input: 'The target status of the job link; without one, the initial phase of the job',
		first: {
			name: 'Initial Phase of the Job',
			value: 'initial',
			description: 'Personio chooses it by the job’s category',
		},
		chosen: 'A phase from the list',
	},
	files: 'sent',
	more: [findId],
	additional: {
		applicationDate: text(
			'Application Date',
			'When the candidate applied. Defaults to the value of the input; not in the future.',
			{ placeholder: 'e.g. 2026-03-01' },
		),
		attributes,
		channelId: text(
			'Channel ID',
			'The ID of the recruiting channel. Defaults to that of the credential.',
			{ placeholder: 'e.g. 31' },
		),
		externalPostingId: text(
			'External Posting ID',
			'The ID that a multiposting tool forwards, e.g. the pid of GoHiring',
		),
		message: text('Message', 'What the candidate writes. Defaults to the value of the input.', {
			rows: 3,
		}),
		tags: text(
			'Tags',
			'Comma-separated. Added to the tags of the input; Personio creates tags that do not exist yet.',
			{ placeholder: 'e.g. Workwise,Berlin' },
		),
	},
	options: { findSeconds },
	leavesOut: notTransferable,
	async start(client, context) {
		const today = dateIn(context.getTimezone(), new Date());
		const lookUp = await applicationLookUp(context);
		let warnedOfPhase = false;

		return async (item) => {
			const { person, candidate, application, jobId, statusId, additional } = item;
			const draft: ApplicationDraft = {
				firstName: person.firstName,
				lastName: person.lastName,
				email: person.email ?? '',
				jobId,
				...present({
					channelId: additional.channelId,
					externalPostingId: additional.externalPostingId,
					message: additional.message ?? application?.message,
					applicationDate: additional.applicationDate ?? dayOf(application?.appliedAt, context),
					phaseId: statusId,
				}),
				tags: [
					...new Set([...(candidate?.tags ?? []), ...splitList(additional.tags ?? '')]),
				].filter(Boolean),
				attributes: mergeAttributes(toAttributes(candidate), additional.attributes ?? []),
				documents: item.documents,
			};
			const applied = { email: draft.email, jobId };
			const before = await lookUp?.before(applied);
			if (before) item.refuseAnother(before.person);
			const created: CreatedApplication = before
				? { result: 'alreadyExists', documents: [] }
				: await createApplication(client, draft, today);

			const unchecked = isUncheckedPhase(statusId, client.account);
			if (statusId && unchecked && !warnedOfPhase) {
				warnedOfPhase = true;
				warnOfPhase(context, statusId);
			}
			const id = before?.id ?? (await lookUp?.after(applied, item.options.findSeconds));
			return {
				...(id && { id }),
				result: created.result,
				candidate: { firstName: draft.firstName, lastName: draft.lastName, email: draft.email },
				...(statusId && { status: { id: statusId, checked: !unchecked } }),
				...present({ appliedAt: draft.applicationDate }),
				documents: created.documents.map((document) => ({
					...toDocument(document),
					category: document.category,
				})),
			};
		};
	},
});

/** The day in the workflow's time zone, as Personio takes it. */
function dayOf(appliedAt: string | undefined, context: IExecuteFunctions): string | undefined {
	if (!appliedAt || appliedAt.length === 10) return appliedAt;
	return dateIn(context.getTimezone(), new Date(appliedAt));
}

/** Attributes that Personio has for what a candidate carries. */
export function toAttributes(candidate: Candidate | undefined): ApplicationDraft['attributes'] {
	const { phone, location } = candidate ?? {};
	return Object.entries(present({ phone, location })).map(([id, value]) => ({ id, value }));
}

/** What is entered in the node wins over what the candidate carries. */
function mergeAttributes(
	carried: ApplicationDraft['attributes'],
	entered: ApplicationDraft['attributes'],
): ApplicationDraft['attributes'] {
	const byId = new Map([...carried, ...entered].map((attribute) => [attribute.id, attribute]));
	return [...byId.values()].filter(({ id, value }) => id !== '' || value !== '');
}

/** Parts of a candidate that Personio's create call has no place for. */
export function notTransferable(candidate: Candidate): string[] {
	const parts = ['links', 'experience', 'education', 'skills', 'languages', 'notes'] as const;
	return [
		...parts.filter((part) => candidate[part].length > 0),
		...(candidate.language ? ['language'] : []),
		...(candidate.consent ? ['consent'] : []),
	];
}

interface LookUp {
	/** The application that is there already, so that no document is uploaded for it. Others have a way without it. */
	before(applied: Applied): Promise<{ id: string; person: FoundPerson } | undefined>;
	/**
	 * The ID of one that stands in Personio by now. That it cannot be found takes nothing from that, so it is no failure
	 * of the item.
	 */
	after(applied: Applied, seconds: number | undefined): Promise<string | undefined>;
}

/** By the second API, when the node says so. */
async function applicationLookUp(context: IExecuteFunctions): Promise<LookUp | undefined> {
	if (!readParameter(context, findId.name, 0, z.boolean(), findId.displayName)) return undefined;
	const client = await connect(context, personioV2Api);
	const signal = context.getExecutionCancelSignal();
	async function after(applied: Applied, seconds: number | undefined) {
		const [found] = await Promise.allSettled([
			findApplication(client, applied, seconds, clock, signal),
		]);
		if (found.status === 'fulfilled' && found.value) return found.value.record.id;
		const reason =
			found.status === 'rejected'
				? toNodeError(context.getNode(), found.reason, 0).message
				: 'it has not appeared there yet';
		context.addExecutionHints({
			message: `An application for job ${applied.jobId} stands in Personio, but its ID was not found in API V2: ${reason}. The item goes on without it; Application > Find can look again.`,
			type: 'warning',
			location: 'outputPane',
		});
		return undefined;
	}

	return {
		after,
		async before(applied) {
			const [found] = await Promise.allSettled([
				findApplication(client, applied, 0, clock, signal),
			]);
			// What keeps it from being found is told by the look that comes afterwards.
			if (found.status === 'rejected' || !found.value) return undefined;
			const { id, candidate } = found.value.record;
			const { first_name: firstName, last_name: lastName } = candidate;
			return { id, person: { firstName, lastName, id: `application ${id}` } };
		},
	};
}

function warnOfPhase(context: IExecuteFunctions, phaseId: string): void {
	context.addExecutionHints({
		message: `The phase ${phaseId} was sent without a check: Personio files an application with a phase that is not configured under "Unassigned" without a word. List your phases under 'Custom Phases' in the credential to have them checked.`,
		type: 'warning',
		location: 'outputPane',
	});
}
