import type { Received } from '../../shared/http/contractClient';
import { Failure, resultOrFailure } from '../../shared/http/failure';
import { createOnce } from '../../shared/vendor/createOnce';
import {
	attributesOf,
	keyOf,
	sourceTagPrefix,
	type CandidateDraft,
	type SourceTag,
} from './candidateDraft';
import { refuseUnreadable, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import type { KnownCandidate, Tagged } from './memory';
import type { TeamtailorCandidate } from './records';

/** A candidate as it stands before its custom fields and files. */
export interface MetCandidate {
	result: 'created' | 'updated' | 'alreadyExists';
	candidate: TeamtailorCandidate;
}

/**
 * Creates candidates, or finds those with the same e-mail or, without one, the same source tag. With `merge`, Teamtailor
 * merges a candidate with the same e-mail.
 */
export function candidateCreator(client: TeamtailorClient) {
	/** Whether the next candidate is likely to exist: a file that was moved before is moved in the same order. */
	let expectsExisting = false;

	async function createOrFindByEmail(draft: CandidateDraft, email: string): Promise<MetCandidate> {
		if (expectsExisting) {
			const found = await findByEmail(client, email);
			if (found) return exists(draft, found);
		}
		const created = await resultOrFailure(
			create(client, draft),
			({ kind }) => kind === 'duplicate',
		);
		expectsExisting = created instanceof Failure;
		if (!(created instanceof Failure)) return created;
		const found = await findByEmail(client, email);
		if (found) return exists(draft, found);
		throw new Failure({
			...created.details,
			message: 'Teamtailor says that a candidate with this e-mail exists, but does not list it',
			remedy:
				'It may belong to a part of the account that the API key does not see. Look for the candidate in Teamtailor.',
		});
	}

	return async (draft: CandidateDraft, merge: boolean): Promise<MetCandidate> => {
		const { email, sourceTag } = draft;
		if (email && merge) {
			// Which of the two happened can only be told by looking before.
			const before = await findByEmail(client, email);
			if (before) refuseOther(draft, before.record);
			const written = await create(client, draft, { merge });
			return before ? { ...written, result: 'updated' } : written;
		}
		const met = await findById(client, client.memory.candidates.get(keyOf(draft) ?? '')?.id);
		if (met) return exists(draft, met);
		if (email) return await createOrFindByEmail(draft, email);
		// Without a tag, nothing would show whether a try whose answer got lost has had its effect.
		if (!sourceTag) return await create(client, draft);
		const find = async () => {
			const found = await findBySourceTag(client, sourceTag);
			return found && exists(draft, found);
		};
		return (
			(await find()) ??
			(await createOnce<MetCandidate>(
				client,
				async () => await create(client, draft),
				async () => {
					const found = await find();
					return found && { ...found, result: 'created' };
				},
			))
		);
	};
}

async function create(
	client: TeamtailorClient,
	draft: CandidateDraft,
	more: { merge?: boolean } = {},
): Promise<MetCandidate> {
	const { record } = await client.create(
		endpoints.createCandidate,
		{ attributes: { ...attributesOf(draft), ...more } },
		// A second try of one with an e-mail is refused as a duplicate; one without may only be sent once.
		{ repeatable: draft.email !== undefined },
	);
	return { result: 'created', candidate: record };
}

/** @throws Failure `conflict` if it is somebody else who has the e-mail */
function exists(draft: CandidateDraft, { record }: FoundCandidate): MetCandidate {
	refuseOther(draft, record);
	return { result: 'alreadyExists', candidate: record };
}

function refuseOther({ email, refuseAnother }: CandidateDraft, record: TeamtailorCandidate): void {
	// The source tag is that of one record of the source.
	if (email) refuseAnother?.({ ...knownOf(record), id: `candidate ${record.id}` });
}

/** A candidate as it is remembered. */
export function knownOf({ id, attributes }: TeamtailorCandidate): KnownCandidate {
	return { id, firstName: attributes['first-name'], lastName: attributes['last-name'] };
}

type FoundCandidate = Received<TeamtailorCandidate>;

/** Absent if it was deleted, or merged into another one. */
async function findById(
	client: TeamtailorClient,
	id: string | undefined,
): Promise<FoundCandidate | undefined> {
	if (id === undefined) return undefined;
	const found = await resultOrFailure(
		client.read(endpoints.getCandidate, id),
		({ kind }) => kind === 'notFound',
	);
	return found instanceof Failure ? undefined : found;
}

/**
 * The candidate with that e-mail, whatever its case.
 * @throws Failure `conflict` if there are several
 */
async function findByEmail(
	client: TeamtailorClient,
	email: string,
): Promise<FoundCandidate | undefined> {
	const wanted = email.trim();
	// Whether the case matters to the filter is not documented.
	for (const asked of new Set([wanted, wanted.toLowerCase()])) {
		const found: FoundCandidate[] = [];
		const list = client.list(
			endpoints.listCandidates,
			{ onUnreadable: refuseUnreadable },
			{ filter: { email: asked } },
		);
		for await (const received of list) {
			const { email: theirs } = received.record.attributes;
			if (theirs?.toLowerCase() === wanted.toLowerCase()) found.push(received);
		}
		if (found.length > 1) {
			const ids = found.map(({ record }) => record.id).join(' and ');
			throw new Failure({
				kind: 'conflict',
				service: 'Teamtailor',
				message: `Teamtailor has several candidates with this e-mail (IDs ${ids})`,
				remedy: 'Merge them in Teamtailor, then run it again. Nothing was sent for this item.',
			});
		}
		if (found[0]) return found[0];
	}
	return undefined;
}

/**
 * The candidate with that tag. The API has no filter for tags, so the latest candidates are looked through, only if there
 * is a candidate without an e-mail: once an execution all of them, then what has come since.
 */
async function findBySourceTag(
	client: TeamtailorClient,
	{ tag, lookBackDays }: SourceTag,
): Promise<FoundCandidate | undefined> {
	const { tagged, inTurn } = client.memory;
	const known: Tagged = tagged.get(lookBackDays) ?? { ids: new Map() };
	tagged.set(lookBackDays, known);
	await inTurn(`tags of ${lookBackDays} days`, async () => {
		await readTagged(client, lookBackDays, known);
	});
	return await findById(client, known.ids.get(tag));
}

async function readTagged(
	client: TeamtailorClient,
	lookBackDays: number,
	known: Tagged,
): Promise<void> {
	const from = new Date(client.clock.now() - lookBackDays * 86_400_000);
	const list = client.list(
		endpoints.listCandidates,
		{ onUnreadable: refuseUnreadable },
		{
			filter: { createdFrom: known.until ?? from.toISOString() },
			fields: 'first-name,last-name,tags,created-at,updated-at',
		},
	);
	let newest = known.until;
	for await (const { record } of list) {
		const { tags, 'created-at': createdAt } = record.attributes;
		for (const tag of tags ?? []) {
			if (tag.startsWith(sourceTagPrefix)) known.ids.set(tag, record.id);
		}
		if (createdAt && (!newest || Date.parse(createdAt) > Date.parse(newest))) newest = createdAt;
	}
	if (newest) known.until = newest;
}
