import { Failure, resultOrFailure } from '../../shared/http/failure';
import { changesOf, keyOf, refuseProblems, type CandidateDraft } from './candidateDraft';
import type { TeamtailorClient } from './client';
import { endpoints } from './contract';
import { candidateCreator, knownOf, type MetCandidate } from './createOrFindCandidate';
import { customFieldPreparer, writeCustomFields, type ReadyCustomField } from './customFields';
import type { FileAddress } from './files';
import type { TeamtailorCandidate } from './records';
import { isSameFile } from './sameFile';
import { addUploads, type SkippedFile } from './uploads';

export interface WrittenCandidate extends MetCandidate {
	/** Whether the candidate has another résumé, so that the one of the draft was not sent. */
	keptResume: boolean;
	/** With the résumé that was not sent. */
	skippedFiles: SkippedFile[];
}

/** A candidate that is in Teamtailor now. */
export interface EnsuredCandidate {
	id: string;
	result: 'created' | 'alreadyExists';
	keptResume: boolean;
	/** Whether the ID is remembered, so that Teamtailor was not asked whether it is still there. */
	remembered: boolean;
}

/**
 * What happens to a candidate that Teamtailor has already.
 * `keep`: it stays as it is, and gets what it lacks. `overwrite`: it gets all values of the draft.
 * `merge`: Teamtailor merges by e-mail; it does not document which value wins. Without an e-mail: `overwrite`.
 */
export type Existing = 'keep' | 'overwrite' | 'merge';

/** Writes the candidates of one run. What they share, such as the list of custom fields, is read once. */
export function candidateWriter(client: TeamtailorClient) {
	const prepare = customFieldPreparer(client);
	const createOrFind = candidateCreator(client);
	const { candidates: known, inTurn } = client.memory;

	/**
	 * Creates the candidate, or finds it. Candidates of the same key take their turn, so that two items never create one
	 * twice.
	 *
	 * @throws Failure; everything that can be checked is checked before anything is sent
	 */
	async function write(draft: CandidateDraft, wanted: Existing): Promise<WrittenCandidate> {
		refuseProblems(draft);
		const existing = wanted === 'merge' && !draft.email ? 'overwrite' : wanted;
		const customFields = await prepare(draft.customFields);
		const key = keyOf(draft);
		const task = async (): Promise<WrittenCandidate> => {
			let met = await createOrFind(draft, existing === 'merge');
			const { id } = met.candidate;
			if (key) known.set(key, knownOf(met.candidate));
			const isNew = met.result === 'created';
			const sendsResume = isNew || existing !== 'keep';
			if (sendsResume && draft.resume) client.memory.resumes.set(id, draft.resume);
			if (!isNew && existing === 'overwrite') met = await overwrite(client, draft, met.candidate);
			const present = existing === 'keep' ? 'keep' : 'overwrite';
			const added = await resultOrFailure(
				complete(client, draft, met.candidate, customFields, isNew ? 'none' : present),
				() => true,
			);
			if (added instanceof Failure) throw incomplete(added, id, isNew);
			return { ...met, ...added };
		};
		return key ? await inTurn(`candidate ${key}`, task) : await task();
	}

	return {
		write,

		/**
		 * The same for a caller that needs no more than the candidate's ID. One that this execution has met, and to which
		 * the draft has nothing to add, costs no call.
		 *
		 * @throws Failure
		 */
		async ensure(draft: CandidateDraft): Promise<EnsuredCandidate> {
			refuseProblems(draft);
			const met = known.get(keyOf(draft) ?? '');
			const adds =
				draft.resume !== undefined || draft.customFields.length + draft.uploads.length > 0;
			if (met && !adds) {
				if (draft.email) draft.refuseAnother?.({ ...met, id: `candidate ${met.id}` });
				return { id: met.id, result: 'alreadyExists', keptResume: false, remembered: true };
			}
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
			known.delete(keyOf(draft) ?? '');
		},
	};
}

async function overwrite(
	client: TeamtailorClient,
	draft: CandidateDraft,
	before: TeamtailorCandidate,
): Promise<MetCandidate> {
	const { record } = await client.update(endpoints.updateCandidate, before.id, {
		attributes: changesOf(draft, before),
	});
	return { result: 'updated', candidate: record };
}

/**
 * Adds what is no attribute of a candidate: custom fields and files.
 * @param before what happens to values that are there: `none` means that the candidate is new
 */
async function complete(
	client: TeamtailorClient,
	draft: CandidateDraft,
	candidate: TeamtailorCandidate,
	customFields: readonly ReadyCustomField[],
	before: 'none' | 'keep' | 'overwrite',
): Promise<Pick<WrittenCandidate, 'keptResume' | 'skippedFiles'>> {
	const { kept, isSame } =
		before === 'keep' ? await addResume(client, draft, candidate) : { kept: [], isSame: false };
	await writeCustomFields(client, candidate.id, customFields, before);
	const { skipped } = await addUploads(client, candidate.id, draft.uploads, before === 'none');
	return { keptResume: kept.length > 0 && !isSame, skippedFiles: [...kept, ...skipped] };
}

/** A candidate that is kept gets the résumé only where it has none; otherwise it is among what is skipped. */
async function addResume(
	client: TeamtailorClient,
	{ resume }: CandidateDraft,
	{ id, attributes }: TeamtailorCandidate,
): Promise<{ kept: SkippedFile[]; isSame: boolean }> {
	if (!resume) return { kept: [], isSame: false };
	const { resumes } = client.memory;
	const sent = resumes.get(id);
	if (attributes.resume || sent) {
		const isSame = sent
			? await areSame(resume, sent)
			: await isSameFile(client, resume, attributes['original-resume'] ?? attributes.resume);
		const reason = isSame
			? 'It is the resume that the candidate has'
			: 'The candidate has a resume already';
		return { kept: [{ name: resume.name, reason }], isSame: isSame === true };
	}
	await client.update(endpoints.updateCandidate, id, { attributes: { resume: resume.url } });
	resumes.set(id, resume);
	return { kept: [], isSame: false };
}

/** Of two files on items: the same address, or the same name and size. */
async function areSame(one: FileAddress, other: FileAddress): Promise<boolean> {
	if (one.url === other.url) return true;
	const sizes = await Promise.all([one.size?.(), other.size?.()]);
	return one.name === other.name && sizes[0] !== undefined && sizes[0] === sizes[1];
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
