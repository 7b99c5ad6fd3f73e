import { Failure } from '../../shared/http/failure';
import { addNote, talentOf, tell, type TalentryClient } from './api';
import { changesOf, toBody, type Change } from './changes';
import { checkDraft, noteKey, type TalentDraft } from './draft';
import { findExisting, type FoundTalent, type MatchedBy } from './existing';
import type { TalentryTalent } from './records';

export interface ExistingTalent extends FoundTalent {
	matchedBy: MatchedBy;
	/** The fields that would change. */
	changes: Change[];
}

export interface WriteResult extends FoundTalent {
	/** `alreadyExists`: nothing was written, because there was nothing to change, or because it was not to be changed. */
	result: 'created' | 'updated' | 'alreadyExists';
	/** Absent for one that was created. */
	matchedBy?: MatchedBy;
	/** The fields that were changed, or, when it was not to be changed, that would have been. */
	changes: Change[];
}

/**
 * The talent that this person is already, with the fields that would change; writes nothing.
 * @throws Failure `validation` for a draft that cannot be used
 */
export async function previewTalent(
	client: TalentryClient,
	draft: TalentDraft,
): Promise<ExistingTalent | undefined> {
	const checked = checkDraft(draft, false);
	const found = await findExisting(client, checked.fields);
	if (!found) return undefined;
	return { ...found, changes: await allChanges(client, found.talent, checked) };
}

/**
 * Makes the talent be as the draft says. It can be repeated, also after it broke off anywhere: the talent is found
 * again, and what is missing of its pools and notes is added.
 *
 * @param whenExists `report` leaves an existing talent as it is and tells what would change
 * @throws Failure `validation` before anything is written; after that, one whose message says what is there already
 */
export async function createOrUpdateTalent(
	client: TalentryClient,
	draft: TalentDraft,
	whenExists: 'update' | 'report' = 'update',
): Promise<WriteResult> {
	const checked = checkDraft(draft, true);
	const found = await findExisting(client, checked.fields);
	if (found) return await writeChanges(client, found, checked, whenExists);

	const created = await createOrFind(client, checked);
	if ('matchedBy' in created) return await writeChanges(client, created, checked, whenExists);
	const { talent } = created;
	try {
		const inPools = new Set((talent.pools ?? []).map(({ id }) => id));
		for (const poolId of checked.poolIds) {
			if (!inPools.has(poolId)) await tell(client, 'addToPool', { talentId: talent.id, poolId });
		}
		for (const note of checked.notes) await addNote(client, talent.id, note);
		const complete = checked.poolIds.length > 0 ? await talentOf(client, talent.id) : undefined;
		return {
			result: 'created',
			talent: complete?.record ?? talent,
			raw: complete?.raw ?? created.raw,
			changes: [],
		};
	} catch (error) {
		throw incomplete(
			error,
			`The talent ${talent.id} was created, but not all of its pools and notes`,
		);
	}
}

/** Changes a talent that is named by its id. @throws Failure `notFound`, also when it was deleted meanwhile */
export async function updateTalent(
	client: TalentryClient,
	talentId: string,
	draft: TalentDraft,
	removePoolIds: readonly string[] = [],
): Promise<WriteResult> {
	const checked = checkDraft(draft, false);
	const { record, raw } = await talentOf(client, talentId);
	return await writeChanges(client, { talent: record, raw }, checked, 'update', removePoolIds);
}

/** Creates it; another run, or a call whose answer was lost, may have been there first. */
async function createOrFind(client: TalentryClient, { fields, language, statusId }: TalentDraft) {
	try {
		const { record, raw } = await client.send(
			'createTalent',
			{ ...fields, language, statusId },
			// Only by its e-mail would a second try be recognised.
			{ repeatable: fields.email !== undefined },
		);
		return { talent: record, raw };
	} catch (error) {
		const { record, raw } = await talentOf(client, existingIdOf(error));
		return { talent: record, raw, matchedBy: 'email' as const };
	}
}

/** @throws the error, unless it names the talent that is there already */
function existingIdOf(error: unknown): string {
	const isDuplicate = error instanceof Failure && error.kind === 'duplicate';
	if (isDuplicate && error.details.existingId) return error.details.existingId;
	throw error;
}

async function writeChanges(
	client: TalentryClient,
	found: FoundTalent & { matchedBy?: MatchedBy },
	draft: TalentDraft,
	whenExists: 'update' | 'report',
	removePoolIds: readonly string[] = [],
): Promise<WriteResult> {
	const { talent, raw, matchedBy } = found;
	const match = matchedBy && { matchedBy };
	const changes = await allChanges(client, talent, draft, removePoolIds);
	if (changes.length === 0 || whenExists === 'report') {
		return { result: 'alreadyExists', talent, raw, ...match, changes };
	}
	try {
		const body = toBody(changes);
		if (Object.keys(body).length > 0) {
			const place = { ids: { talentId: talent.id }, repeatable: true };
			await client.send('updateTalent', body, place);
		}
		const before = new Set((talent.pools ?? []).map(({ id }) => id));
		for (const poolId of draft.poolIds) {
			if (!before.has(poolId)) await tell(client, 'addToPool', { talentId: talent.id, poolId });
		}
		for (const poolId of removePoolIds) {
			if (before.has(poolId)) await tell(client, 'removeFromPool', { talentId: talent.id, poolId });
		}
		for (const note of newNotes(changes)) await addNote(client, talent.id, note);
		const after = await talentOf(client, talent.id);
		return { result: 'updated', talent: after.record, raw: after.raw, ...match, changes };
	} catch (error) {
		throw incomplete(
			error,
			`The talent ${talent.id} exists already, and was not updated completely`,
		);
	}
}

async function allChanges(
	client: TalentryClient,
	talent: TalentryTalent,
	draft: TalentDraft,
	removePoolIds: readonly string[] = [],
): Promise<Change[]> {
	const changes = changesOf(talent, draft);
	const removed = new Set(removePoolIds);
	const poolIds = (talent.pools ?? []).map(({ id }) => id);
	if (poolIds.some((id) => removed.has(id))) {
		const grown = changes.findIndex(({ field }) => field === 'pools');
		if (grown >= 0) changes.splice(grown, 1);
		const to = [...new Set([...poolIds, ...draft.poolIds])].filter((id) => !removed.has(id));
		changes.push({ field: 'pools', from: poolIds, to });
	}
	if (draft.notes.length > 0) {
		const known = new Set<string>();
		for await (const { record } of client.list('listNotes', {}, {}, { talentId: talent.id }))
			known.add(noteKey(record.text));
		const missing = draft.notes.filter((note) => !known.has(noteKey(note)));
		if (missing.length > 0) changes.push({ field: 'notes', from: null, to: missing });
	}
	return changes;
}

function newNotes(changes: readonly Change[]): string[] {
	const added = changes.find(({ field }) => field === 'notes')?.to;
	return Array.isArray(added) ? added.map(String) : [];
}

/** The failure with what was done before it; the next run completes the rest. */
function incomplete(error: unknown, what: string): unknown {
	if (!(error instanceof Failure) || error.kind === 'cancelled') return error;
	return new Failure({
		...error.details,
		message: `${what}: ${error.message}`,
		remedy:
			`${error.details.remedy ?? ''} Run it again: what is there already is recognised, and the rest is added.`.trim(),
	});
}
