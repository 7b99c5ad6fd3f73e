import type { Received } from '../../shared/http/contractClient';
import { Failure } from '../../shared/http/failure';
import { sourceTagPrefix, type SourceTag } from './candidateDraft';
import { refuseUnreadable, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import type { Tagged } from './memory';
import type { TeamtailorCandidate } from './records';

export type FoundCandidate = Received<TeamtailorCandidate>;

/** Absent if it was deleted, or merged into another one. */
export async function findById(
	client: TeamtailorClient,
	id: string | undefined,
): Promise<FoundCandidate | undefined> {
	try {
		return id === undefined ? undefined : await client.read(endpoints.getCandidate, id);
	} catch (error) {
		if (error instanceof Failure && error.kind === 'notFound') return undefined;
		throw error;
	}
}

/**
 * The candidate with that e-mail, whatever its case.
 * @throws Failure `conflict` if there are several
 */
export async function findByEmail(
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
export async function findBySourceTag(
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
