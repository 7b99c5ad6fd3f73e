import { Failure } from '../../http/failure';
import { oneAtATime, type OneAtATime } from '../../vendor/oneAtATime';
import {
	attributesOf,
	changesOf,
	keyOf,
	refuseProblems,
	sourceTagPrefix,
	type CandidateDraft,
} from './candidateDraft';
import type { TeamtailorClient } from './client';
import { refuseUnreadable } from './connection';
import { createOnce } from './createOnce';
import { customFieldWriter } from './customFields';
import type { Tagged } from './memory';
import type { TeamtailorCandidate } from './records';
import { addUploads, type SkippedFile } from './uploads';

/** A candidate as it stands before its custom fields and files. */
interface MetCandidate {
	result: 'created' | 'updated' | 'alreadyExists';
	candidate: TeamtailorCandidate;
	raw: unknown;
}

export interface WrittenCandidate extends MetCandidate {
	/** Whether the candidate has a résumé already, so that the one of the draft was not sent. */
	keptResume: boolean;
	/** With the résumé that was not sent. */
	skippedFiles: SkippedFile[];
}

/** A candidate that is in Teamtailor now. */
export interface EnsuredCandidate {
	id: string;
	result: 'created' | 'alreadyExists';
	keptResume: boolean;
	/** Whether the id is remembered, so that Teamtailor was not asked whether it is still there. */
	remembered: boolean;
}

/**
 * What happens to a candidate that Teamtailor has already.
 * `keep`: it stays as it is, and gets what it lacks. `overwrite`: it gets all values of the draft.
 * `merge`: Teamtailor merges by e-mail; it does not document which value wins. Without an e-mail: `overwrite`.
 */
export type Existing = 'keep' | 'overwrite' | 'merge';

/** Days for which candidates without an e-mail are looked through. */
export interface WriterOptions {
	lookBackDays: number;
}

/** Writes the candidates of one run. What they share, such as the list of custom fields, is read once. */
export function candidateWriter(client: TeamtailorClient, { lookBackDays }: WriterOptions) {
	const customFields = customFieldWriter(client);
	const inTurn: OneAtATime = oneAtATime();
	const { memory } = client;
	const tagged: Tagged = memory.tagged.get(lookBackDays) ?? { ids: new Map() };
	memory.tagged.set(lookBackDays, tagged);
	/** Whether the next candidate is likely to exist: a file that was moved before is moved in the same order. */
	let expectsExisting = false;

	/** Absent when it was deleted, or merged into another one. */
	async function findById(id: string | undefined): Promise<FoundCandidate | undefined> {
		try {
			return id === undefined ? undefined : await client.candidate(id);
		} catch (error) {
			if (error instanceof Failure && error.kind === 'notFound') return undefined;
			throw error;
		}
	}

	/**
	 * Notes the candidates by their source tag. The API has no filter for tags, so the latest candidates are looked
	 * through, only when there is a candidate without an e-mail: once a run all of them, then what has come since.
	 */
	async function readTagged(): Promise<void> {
		const from = new Date(client.clock.now() - lookBackDays * 86_400_000);
		const list = client.candidates(
			{ createdFrom: tagged.until ?? from.toISOString() },
			{
				fields: 'first-name,last-name,tags,created-at,updated-at',
				onUnreadable: refuseUnreadable,
			},
		);
		let newest = tagged.until;
		for await (const { record } of list) {
			const { tags, 'created-at': createdAt } = record.attributes;
			for (const tag of tags ?? []) {
				if (tag.startsWith(sourceTagPrefix)) tagged.ids.set(tag, record.id);
			}
			if (createdAt && (!newest || Date.parse(createdAt) > Date.parse(newest))) newest = createdAt;
		}
		if (newest) tagged.until = newest;
	}

	async function findBySourceTag(tag: string): Promise<FoundCandidate | undefined> {
		await inTurn(sourceTagPrefix, readTagged);
		return await findById(tagged.ids.get(tag));
	}

	async function create(draft: CandidateDraft, merge: boolean): Promise<MetCandidate> {
		const attributes = { ...attributesOf(draft), ...(merge && { merge }) };
		if (draft.email) {
			const { record, raw } = await client.createCandidate(attributes);
			return { result: 'created', candidate: record, raw };
		}
		const { sourceTag } = draft;
		const send = async () => await client.createCandidate(attributes);
		if (!sourceTag) {
			// Nothing would show whether a try whose answer got lost has had its effect.
			const { record, raw } = await send();
			return { result: 'created', candidate: record, raw };
		}
		const { record, raw } = await createOnce({
			create: send,
			find: async () => await findBySourceTag(sourceTag),
			clock: client.clock,
			signal: client.signal,
		});
		return { result: 'created', candidate: record, raw };
	}

	async function createOrFind(draft: CandidateDraft, existing: Existing): Promise<MetCandidate> {
		// Which of the two happened can only be told by looking before.
		if (draft.email && existing === 'merge') {
			const before = await findByEmail(client, draft.email);
			const written = await create(draft, true);
			return before ? { ...written, result: 'updated' } : written;
		}
		const met = await findById(memory.candidates.get(keyOf(draft) ?? ''));
		if (met) return exists(met);
		if (!draft.email) {
			const found = draft.sourceTag && (await findBySourceTag(draft.sourceTag));
			return found ? exists(found) : await create(draft, false);
		}
		if (expectsExisting) {
			const found = await findByEmail(client, draft.email);
			if (found) return exists(found);
		}
		try {
			const created = await create(draft, false);
			expectsExisting = false;
			return created;
		} catch (error) {
			if (!(error instanceof Failure) || error.kind !== 'duplicate') throw error;
			const found = await findByEmail(client, draft.email);
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

	/**
	 * Creates the candidate, or finds the one with the same e-mail (without an e-mail: the same source tag). Candidates
	 * of the same key take their turn, so that two items never create one twice.
	 *
	 * @throws Failure; everything that can be checked is checked before anything is sent
	 */
	async function write(draft: CandidateDraft, wanted: Existing): Promise<WrittenCandidate> {
		refuseProblems(draft);
		const existing = wanted === 'merge' && !draft.email ? 'overwrite' : wanted;
		const values = await customFields.prepare(draft.customFields);
		const key = keyOf(draft);
		const task = async (): Promise<WrittenCandidate> => {
			let met = await createOrFind(draft, existing);
			const { id } = met.candidate;
			if (key) memory.candidates.set(key, id);
			const isNew = met.result === 'created';
			if (!isNew && existing === 'overwrite') {
				const changes = changesOf(draft, met.candidate);
				const { record, raw } = await client.updateCandidate(id, changes);
				met = { result: 'updated', candidate: record, raw };
			}
			try {
				const kept =
					isNew || existing !== 'keep' ? [] : await addResume(client, draft, met.candidate);
				await customFields.write(
					id,
					values,
					isNew ? 'none' : existing === 'keep' ? 'keep' : 'overwrite',
				);
				const { skipped } = await addUploads(client, id, draft.uploads, isNew);
				return { ...met, keptResume: kept.length > 0, skippedFiles: [...kept, ...skipped] };
			} catch (error) {
				throw error instanceof Failure ? incomplete(error, id, isNew) : error;
			}
		};
		return key ? await inTurn(key, task) : await task();
	}

	return {
		write,

		/**
		 * The same for a caller that needs no more than the candidate's id. One that this execution has met, and to which
		 * the draft has nothing to add, costs no call.
		 *
		 * @throws Failure
		 */
		async ensure(draft: CandidateDraft): Promise<EnsuredCandidate> {
			refuseProblems(draft);
			const id = memory.candidates.get(keyOf(draft) ?? '');
			const adds =
				draft.resume !== undefined || draft.customFields.length + draft.uploads.length > 0;
			if (id !== undefined && !adds)
				return { id, result: 'alreadyExists', keptResume: false, remembered: true };
			const { candidate, result, keptResume } = await write(draft, 'keep');
			return {
				id: candidate.id,
				result: result === 'created' ? 'created' : 'alreadyExists',
				keptResume,
				remembered: false,
			};
		},

		/** Forgets a candidate that is no longer there. */
		forget(draft: CandidateDraft): void {
			memory.candidates.delete(keyOf(draft) ?? '');
		},
	};
}

export type CandidateWriter = ReturnType<typeof candidateWriter>;

interface FoundCandidate {
	record: TeamtailorCandidate;
	raw: unknown;
}

function exists({ record, raw }: FoundCandidate): MetCandidate {
	return { result: 'alreadyExists', candidate: record, raw };
}

/**
 * The candidate with that e-mail, whatever its case.
 * @throws Failure `conflict` when there are several
 */
export async function findByEmail(
	client: TeamtailorClient,
	email: string,
): Promise<FoundCandidate | undefined> {
	const wanted = email.trim();
	// Whether the filter heeds the case is not documented.
	for (const asked of new Set([wanted, wanted.toLowerCase()])) {
		const found: FoundCandidate[] = [];
		const list = client.candidates({ email: asked }, { onUnreadable: refuseUnreadable });
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

/** A candidate that is kept gets the résumé only where it has none; otherwise it is among what is skipped. */
async function addResume(
	client: TeamtailorClient,
	{ resume }: CandidateDraft,
	{ id, attributes }: TeamtailorCandidate,
): Promise<SkippedFile[]> {
	if (!resume) return [];
	if (attributes.resume) {
		return [{ name: resume.name, reason: 'The candidate has a resume already' }];
	}
	await client.updateCandidate(id, { resume: resume.url });
	return [];
}

function incomplete(failure: Failure, candidateId: string, isNew: boolean): Failure {
	if (failure.kind === 'cancelled') return failure;
	return new Failure({
		...failure.details,
		message: `The candidate ${isNew ? 'was created' : 'exists'} in Teamtailor (ID ${candidateId}), but not all of its files and custom fields: ${failure.message}`,
		remedy: [
			failure.details.remedy,
			'Run it again to add what is missing: the candidate is recognised.',
		]
			.filter(Boolean)
			.join(' '),
	});
}
