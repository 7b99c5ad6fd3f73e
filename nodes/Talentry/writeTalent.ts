import { Failure } from '../../shared/http/failure';
import type { RefuseAnother } from '../../shared/vendor/createSpec';
import { oneAtATime } from '../../shared/vendor/oneAtATime';
import { talentOf, tell, type TalentryClient } from './api';
import { changesOf, toBody, type Change } from './changes';
import { checkDraft, matchNotes, type TalentDraft } from './draft';
import { ensureNotes, notesOf } from './ensureNotes';
import {
	findExisting,
	matchesOf,
	personKeys,
	type FoundTalent,
	type Match,
	type MatchedBy,
} from './existing';
import type { TalentryTalent } from './records';
import { sendOnce, sought } from './sendOnce';

export interface ExistingTalent extends Match {
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

/** What is done about a talent that is there already: it is changed, or what would change is told. */
export type WhenExists = 'update' | 'report';

/**
 * By person, and by talent. What is looked up, merged and written by one item is not what another one writes meanwhile,
 * also in two executions of a process.
 */
const inTurn = oneAtATime();

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
 * Makes the talent be as the draft says. It can be repeated, also after it broke off anywhere.
 *
 * @throws Failure `validation` before anything is written; `conflict` if nobody can tell whether the person is there
 * already; after that, one whose message says what is there already
 */
export async function createOrUpdateTalent(
	client: TalentryClient,
	draft: TalentDraft,
	whenExists: WhenExists = 'update',
	refuseAnother: RefuseAnother = () => {},
): Promise<WriteResult> {
	const checked = checkDraft(draft, true);
	const refuse = (match: Match) => {
		const { id, firstName, lastName } = match.talent;
		if (match.matchedBy === 'email') refuseAnother({ firstName, lastName, id: `talent ${id}` });
	};
	return await inTurn(personKeys(checked.fields), async () => {
		const found = await findExisting(client, checked.fields);
		if (found) {
			refuse(found);
			return await writeExisting(client, found, checked, whenExists);
		}
		return await create(client, checked, whenExists, refuse);
	});
}

/** Changes a talent that is named by its id. @throws Failure `notFound`, also when it was deleted meanwhile */
export async function updateTalent(
	client: TalentryClient,
	talentId: string,
	draft: TalentDraft,
	removePoolIds: readonly string[] = [],
): Promise<WriteResult> {
	return await writeChanges(client, talentId, checkDraft(draft, false), removePoolIds);
}

async function create(
	client: TalentryClient,
	draft: TalentDraft,
	whenExists: WhenExists,
	refuse: (match: Match) => void,
): Promise<WriteResult> {
	const created = await createOrFind(client, draft);
	if (created.matchedBy && !isOurs(created, draft)) {
		const match = { ...created, matchedBy: created.matchedBy };
		refuse(match);
		return await writeExisting(client, match, draft, whenExists);
	}
	const { talent, raw } = await completed(client, created, draft, whenExists);
	if (!draft.fields.email) await refuseDoubled(client, talent, draft);
	return { result: 'created', talent, raw, changes: [] };
}

/**
 * The talent that was created. If no answer says whether it was, or if somebody has the e-mail, it is the one that is
 * there, and says how it was found.
 */
async function createOrFind(
	client: TalentryClient,
	draft: TalentDraft,
): Promise<FoundTalent & { matchedBy?: MatchedBy; answerWasLost?: boolean }> {
	const { fields, language, statusId, poolIds, notes } = draft;
	const values = {
		...fields,
		language,
		statusId,
		...(poolIds.length > 0 && { poolIds }),
		...(notes.length > 0 && { notes }),
	};
	const send = async (): Promise<FoundTalent & { matchedBy?: MatchedBy }> => {
		const { record, raw } = await client.send('createTalent', values, { repeatable: false });
		return { talent: record, raw };
	};
	try {
		return await sendOnce(
			client,
			send(),
			async () => {
				const found = await findExisting(client, fields);
				return found && { ...found, answerWasLost: true };
			},
			sought('the talent'),
		);
	} catch (error) {
		const { record, raw } = await talentOf(client, existingIdOf(error));
		return { talent: record, raw, matchedBy: 'email' };
	}
}

/** Whether the talent that stands there after a lost answer is the one that was sent. */
function isOurs(
	{ talent, answerWasLost }: FoundTalent & { answerWasLost?: boolean },
	draft: TalentDraft,
): boolean {
	return answerWasLost === true && changesOf(talent, { ...draft, poolIds: [] }).length === 0;
}

/** The new talent with its pools and notes, for a service that has not taken them along with the rest. */
async function completed(
	client: TalentryClient,
	created: FoundTalent,
	{ poolIds, notes }: TalentDraft,
	whenExists: WhenExists,
): Promise<FoundTalent> {
	const { talent } = created;
	try {
		const missing = poolIds.filter((id) => !poolIdsOf(talent).includes(id));
		await addToPools(client, talent.id, missing);
		if (notes.length > 0) await ensureNotes(client, talent.id, notes);
		if (missing.length === 0) return created;
		const { record, raw } = await talentOf(client, talent.id);
		return { talent: record, raw };
	} catch (error) {
		throw incomplete(
			error,
			`The talent ${talent.id} was created, but perhaps not with all of its pools and notes`,
			whenExists === 'update'
				? 'Run it again: what is there already is recognised, and the rest is added.'
				: "Run 'Create or Update' for it: what is there already is recognised, and the rest is added.",
		);
	}
}

/**
 * Executions of other processes do not wait for this one, and only an e-mail is there once.
 * @throws Failure `conflict` that names the others
 */
async function refuseDoubled(
	client: TalentryClient,
	{ id }: TalentryTalent,
	{ fields }: TalentDraft,
): Promise<void> {
	const others = (await matchesOf(client, fields)).filter(({ talent }) => talent.id !== id);
	if (others.length === 0) return;
	const ids = others.map(({ talent }) => talent.id).join(', ');
	throw new Failure({
		kind: 'conflict',
		message: `The talent ${id} was created, but another process created the same person at the same time: ${ids}`,
		remedy:
			'Delete one of them in Talentry. Without an e-mail, let one workflow at a time write a person.',
	});
}

/** @throws the error, unless it names the talent that is there already */
function existingIdOf(error: unknown): string {
	const isDuplicate = error instanceof Failure && error.kind === 'duplicate';
	if (isDuplicate && error.details.existingId) return error.details.existingId;
	throw error;
}

async function writeExisting(
	client: TalentryClient,
	found: Match,
	draft: TalentDraft,
	whenExists: WhenExists,
): Promise<WriteResult> {
	const changes = await allChanges(client, found.talent, draft);
	const { talent, raw, matchedBy } = found;
	if (changes.length === 0 || whenExists === 'report') {
		return { result: 'alreadyExists', talent, raw, matchedBy, changes };
	}
	return { ...(await writeChanges(client, talent.id, draft)), matchedBy };
}

/** Reads the talent, merges the draft into it and writes what differs. */
async function writeChanges(
	client: TalentryClient,
	talentId: string,
	draft: TalentDraft,
	removePoolIds: readonly string[] = [],
): Promise<WriteResult> {
	return await inTurn(`talent ${talentId}`, async () => {
		const { record, raw } = await talentOf(client, talentId);
		const changes = await allChanges(client, record, draft, removePoolIds);
		if (changes.length === 0) return { result: 'alreadyExists', talent: record, raw, changes };
		try {
			const poolIds = poolIdsOf(record);
			await sendChanges(client, talentId, changes);
			await addToPools(
				client,
				talentId,
				draft.poolIds.filter((id) => !poolIds.includes(id)),
			);
			for (const poolId of removePoolIds) {
				if (poolIds.includes(poolId)) await tell(client, 'removeFromPool', { talentId, poolId });
			}
			if (draft.notes.length > 0) await ensureNotes(client, talentId, draft.notes);
			const after = await withLists(client, await talentOf(client, talentId), draft);
			return { result: 'updated', talent: after.record, raw: after.raw, changes };
		} catch (error) {
			throw incomplete(
				error,
				`The talent ${talentId} exists already, and was not updated completely`,
				'Run it again: what is there already is recognised, and the rest is added.',
			);
		}
	});
}

/** A list replaces the one that was there, so a write of another process may have taken out what was just added. */
async function withLists(
	client: TalentryClient,
	after: Awaited<ReturnType<typeof talentOf>>,
	{ fields }: TalentDraft,
): Promise<typeof after> {
	const { links, experience, education, skills, languages, tags, externalIds } = fields;
	const lists = { links, experience, education, skills, languages, tags, externalIds };
	const lost = changesOf(after.record, { fields: lists, poolIds: [], notes: [] });
	if (lost.length === 0) return after;
	await sendChanges(client, after.record.id, lost);
	return await talentOf(client, after.record.id);
}

async function sendChanges(client: TalentryClient, talentId: string, changes: readonly Change[]) {
	const body = toBody(changes);
	if (Object.keys(body).length === 0) return;
	await client.send('updateTalent', body, { ids: { talentId }, repeatable: true });
}

async function addToPools(client: TalentryClient, talentId: string, poolIds: readonly string[]) {
	for (const poolId of poolIds) await tell(client, 'addToPool', { talentId, poolId });
}

function poolIdsOf({ pools }: TalentryTalent): string[] {
	return (pools ?? []).map(({ id }) => id);
}

async function allChanges(
	client: TalentryClient,
	talent: TalentryTalent,
	draft: TalentDraft,
	removePoolIds: readonly string[] = [],
): Promise<Change[]> {
	const changes = changesOf(talent, draft);
	const removed = new Set(removePoolIds);
	const poolIds = poolIdsOf(talent);
	if (poolIds.some((id) => removed.has(id))) {
		const grown = changes.findIndex(({ field }) => field === 'pools');
		if (grown >= 0) changes.splice(grown, 1);
		const to = [...new Set([...poolIds, ...draft.poolIds])].filter((id) => !removed.has(id));
		changes.push({ field: 'pools', from: poolIds, to });
	}
	if (draft.notes.length > 0) {
		const missing = matchNotes(draft.notes, await notesOf(client, talent.id)).flatMap(
			({ note, known }) => (known ? [] : [note.text]),
		);
		if (missing.length > 0) changes.push({ field: 'notes', from: null, to: missing });
	}
	return changes;
}

/** The failure with what was done before it. */
function incomplete(error: unknown, what: string, remedy: string): unknown {
	if (!(error instanceof Failure) || error.kind === 'cancelled') return error;
	return new Failure({
		...error.details,
		message: `${what}: ${error.message}`,
		remedy: `${error.details.remedy ?? ''} ${remedy}`.trim(),
	});
}
