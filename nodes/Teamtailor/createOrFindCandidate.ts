import { Failure } from '../../shared/http/failure';
import { attributesOf, keyOf, type CandidateDraft } from './candidateDraft';
import type { TeamtailorClient } from './client';
import { endpoints } from './contract';
import { createOnce } from './createOnce';
import { findByEmail, findById, findBySourceTag, type FoundCandidate } from './findCandidate';
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
			if (found) return exists(found);
		}
		try {
			const created = await create(client, draft);
			expectsExisting = false;
			return created;
		} catch (error) {
			if (!(error instanceof Failure) || error.kind !== 'duplicate') throw error;
			const found = await findByEmail(client, email);
			expectsExisting = true;
			if (found) return exists(found);
			throw new Failure({
				...error.details,
				message: 'Teamtailor says that a candidate with this e-mail exists, but does not list it',
				remedy:
					'It may belong to a part of the account that the API key does not see. Look for the candidate in Teamtailor.',
			});
		}
	}

	return async (draft: CandidateDraft, merge: boolean): Promise<MetCandidate> => {
		const { email, sourceTag } = draft;
		if (email && merge) {
			// Which of the two happened can only be told by looking before.
			const before = await findByEmail(client, email);
			const written = await create(client, draft, { merge });
			return before ? { ...written, result: 'updated' } : written;
		}
		const met = await findById(client, client.memory.candidates.get(keyOf(draft) ?? ''));
		if (met) return exists(met);
		if (email) return await createOrFindByEmail(draft, email);
		// Without a tag, nothing would show whether a try whose answer got lost has had its effect.
		if (!sourceTag) return await create(client, draft);
		const find = async () => {
			const found = await findBySourceTag(client, sourceTag);
			return found && exists(found);
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

function exists({ record }: FoundCandidate): MetCandidate {
	return { result: 'alreadyExists', candidate: record };
}
