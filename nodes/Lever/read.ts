import type { ListOptions, Received, UnreadableRecord } from '../../shared/http/contractClient';
import { Failure } from '../../shared/http/failure';
import type { Document } from '../../shared/model';
import { optionalText } from '../../shared/node/panel/parameters';
import {
	choice,
	field,
	flag,
	moment,
	sending,
	text,
	type Values,
} from '../../shared/vendor/fields';
import { readOnce } from '../../shared/vendor/readOnce';
import { leverApi, type LeverApi } from './contract';
import {
	toDocument,
	type LeverApplication,
	type LeverOpportunity,
	type LeverReason,
} from './records';

export const includeConfidential = flag(
	'Include Confidential',
	'Whether to read confidential ones as well. The API key needs confidential access, which it gets when it is made.',
);

/** How Lever is asked for them. */
export const confidentiality = (isIncluded: boolean | undefined) =>
	isIncluded ? 'all' : undefined;

/** By which applications are listed. */
export const filters = {
	stage: field(
		{
			displayName: 'Stage Name or ID',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getStages' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		optionalText,
	),
	archived: sending(
		choice(
			'Archived',
			{ any: 'Any', active: 'Active Only', archived: 'Archived Only' },
			'active',
			'Whether to read those in the archive, those outside, or both',
		),
		{ any: undefined, active: 'false', archived: 'true' },
	),
	email: text('Email', 'Those of the person with this address', { placeholder: 'name@email.com' }),
	tag: text('Tag', 'Those with this tag; upper and lower case count'),
	source: text('Source', 'Those with this source'),
	createdAfter: moment('Created After', 'Applications that were made then or later'),
	createdBefore: moment('Created Before', 'Applications that were made before'),
	updatedAfter: moment('Updated After', 'Applications that were changed then or later'),
	updatedBefore: moment('Updated Before', 'Applications that were changed before'),
	includeConfidential,
	leaveOutDocuments: flag(
		'Leave Out Documents',
		'Whether to skip the lists of files, which take two calls for each application',
		true,
	),
};

const milliseconds = (time: string | undefined) =>
	time === undefined ? undefined : Date.parse(time);

/** The opportunities that fit. */
export function listOpportunities(
	api: LeverApi,
	filter: Values<typeof filters>,
	options: ListOptions = {},
	postingId = '',
) {
	return api.list('listOpportunities', options, {
		posting_id: postingId || undefined,
		stage_id: filter.stage,
		archived: filter.archived,
		email: filter.email,
		tag: filter.tag,
		source: filter.source,
		created_at_start: milliseconds(filter.createdAfter),
		created_at_end: milliseconds(filter.createdBefore),
		updated_at_start: milliseconds(filter.updatedAfter),
		updated_at_end: milliseconds(filter.updatedBefore),
		confidentiality: confidentiality(filter.includeConfidential),
		expand: expanded,
	});
}

/** What is given as a record and not as an ID. */
const expanded = 'applications,stage';

/** An application as it stands now. */
export async function readApplication(
	api: LeverApi,
	opportunityId: string,
): Promise<Received<LeverApplication>> {
	const { record, raw } = await readOpportunity(api, opportunityId);
	return { record: await complete(api, record), raw };
}

export async function readOpportunity(api: LeverApi, opportunityId: string) {
	return await api.read('getOpportunity', {
		ids: { opportunityId },
		query: { expand: expanded },
	});
}

/** Adds what other calls say of it. */
export async function complete(
	api: LeverApi,
	opportunity: LeverOpportunity,
	documents?: Document[],
): Promise<LeverApplication> {
	const { reason } = opportunity.archived ?? {};
	return {
		opportunity,
		reason: reason ? (await reasonsOf(api)).get(reason) : undefined,
		documents: documents ?? (await documentsOf(api, opportunity.id)),
	};
}

const knownReasons = new WeakMap<LeverApi, () => ReturnType<typeof readReasons>>();

/** The archive reasons, read once in a run. */
export async function reasonsOf(api: LeverApi): Promise<ReadonlyMap<string, LeverReason>> {
	const once = readOnce(async () => await readReasons(api));
	const known = knownReasons.get(api) ?? (async () => await once(''));
	knownReasons.set(api, known);
	return await known();
}

async function readReasons(api: LeverApi): Promise<ReadonlyMap<string, LeverReason>> {
	const found = new Map<string, LeverReason>();
	for await (const { record } of api.list('listReasons', {
		onUnreadable: refuseUnreadable('archive reason'),
	})) {
		found.set(record.id, record);
	}
	return found;
}

/** The résumés and files of an opportunity. @throws Failure `contract` for one that cannot be read */
export async function documentsOf(api: LeverApi, opportunityId: string): Promise<Document[]> {
	const documents: Document[] = [];
	const options = { onUnreadable: refuseUnreadable('document') };
	const ids = { opportunityId };
	for await (const { record } of api.list('listResumes', options, {}, ids)) {
		if (record.file) documents.push(toDocument('resumes', { ...record.file, id: record.id }));
	}
	for await (const { record } of api.list('listFiles', options, {}, ids)) {
		documents.push(toDocument('files', record));
	}
	return documents;
}

/** What was not read must not look as if it were not there. */
export function refuseUnreadable(noun: string) {
	return ({ id, problems }: UnreadableRecord): never => {
		throw new Failure({
			kind: 'contract',
			service: leverApi.name,
			message: `One ${noun} of Lever could not be read: ID ${id ?? 'unknown'}, ${problems.join('; ')}`,
			remedy: `Look at it in Lever, then run it again.`,
		});
	};
}
