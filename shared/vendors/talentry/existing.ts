import { Failure } from '../../http/failure';
import { changesOf, toBody, type Change } from './changes';
import type { TalentFilter, TalentryClient } from './client';
import { checkDraft, fold, noteKey, type TalentDraft, type TalentFields } from './draft';
import { normaliseProfileLink } from './profileLink';
import type { TalentryTalent } from './records';

/** How an existing talent was recognised. */
export type MatchedBy = 'email' | 'profileLink' | 'nameAndCompany';

export interface ExistingTalent {
	talent: TalentryTalent;
	raw: unknown;
	matchedBy: MatchedBy;
	/** The fields that would change. */
	changes: Change[];
}

export interface WriteResult {
	/** `alreadyExists`: nothing was written, because there was nothing to change, or because it was not to be changed. */
	result: 'created' | 'updated' | 'alreadyExists';
	talent: TalentryTalent;
	raw: unknown;
	/** Absent for one that was created. */
	matchedBy?: MatchedBy;
	/** The fields that were changed, or, when it was not to be changed, that would have been. */
	changes: Change[];
}

/**
 * Finds the talent that this person is already: by e-mail, then by profile link, then by name and company. A name and a
 * company do not outweigh two different e-mails, or two different profiles at one site.
 * @returns `undefined` when there is none
 * @throws Failure `conflict` when several fit name and company
 */
export async function findExisting(
	client: TalentryClient,
	fields: TalentFields,
): Promise<{ talent: TalentryTalent; raw: unknown; matchedBy: MatchedBy } | undefined> {
	const { email, links = [] } = fields;
	if (email) {
		const [found] = await fitting(
			client,
			{ email },
			(talent) => fold(talent.email) === fold(email),
		);
		if (found) return { ...found, matchedBy: 'email' };
	}
	for (const { url } of links) {
		const profileLink = normaliseProfileLink(url);
		const [found] = await fitting(client, { profileLink }, (talent) =>
			(talent.links ?? []).some((link) => normaliseProfileLink(link.url) === profileLink),
		);
		if (found) return { ...found, matchedBy: 'profileLink' };
	}
	const found = await byNameAndCompany(client, fields);
	return found && { ...found, matchedBy: 'nameAndCompany' };
}

async function byNameAndCompany(client: TalentryClient, fields: TalentFields) {
	const { firstName, lastName, experience = [] } = fields;
	if (!firstName || !lastName) return undefined;
	const companies = [...new Set(experience.map(({ company }) => fold(company)))].filter(Boolean);
	const found = new Map<string, { talent: TalentryTalent; raw: unknown }>();
	for (const company of companies) {
		const filter = { firstName, lastName, company };
		const fits = await fitting(client, filter, (talent) => {
			const known = (talent.experience ?? []).map((entry) => fold(entry.company));
			return (
				fold(talent.firstName) === fold(firstName) &&
				fold(talent.lastName) === fold(lastName) &&
				known.includes(company) &&
				!isSomebodyElse(talent, fields)
			);
		});
		for (const one of fits) found.set(one.talent.id, one);
	}
	const [first, ...others] = found.values();
	if (first && others.length > 0) {
		throw new Failure({
			kind: 'conflict',
			message: `${found.size} talents have this name and company: ${[...found.keys()].join(', ')}`,
			remedy:
				"Nothing was written. Add an e-mail or a profile link that tells them apart, or use 'Update' with the ID of the right one.",
		});
	}
	return first;
}

/** What fits by our own look as well: a service with overrides may ignore a filter that it does not know. */
async function fitting(
	client: TalentryClient,
	filter: TalentFilter,
	fits: (talent: TalentryTalent) => boolean,
): Promise<Array<{ talent: TalentryTalent; raw: unknown }>> {
	const found: Array<{ talent: TalentryTalent; raw: unknown }> = [];
	for await (const { record, raw } of client.talents(filter)) {
		if (fits(record)) found.push({ talent: record, raw });
	}
	return found;
}

/** Two e-mails, or two profiles at LinkedIn or Xing, are two people as far as one can tell. */
function isSomebodyElse(talent: TalentryTalent, { email, links = [] }: TalentFields): boolean {
	if (email && talent.email) return fold(email) !== fold(talent.email);
	return ['linkedin', 'xing'].some((site) => {
		const theirs = (talent.links ?? []).filter(({ type }) => type === site);
		const ours = links.filter(({ type }) => type === site);
		if (theirs.length === 0 || ours.length === 0) return false;
		const known = theirs.map(({ url }) => normaliseProfileLink(url));
		return !ours.some(({ url }) => known.includes(normaliseProfileLink(url)));
	});
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
			if (!inPools.has(poolId)) await client.addToPool(talent.id, poolId);
		}
		for (const note of checked.notes) await client.createNote(talent.id, note);
		const complete = checked.poolIds.length > 0 ? await client.talent(talent.id) : undefined;
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
	const { record, raw } = await client.talent(talentId);
	return await writeChanges(client, { talent: record, raw }, checked, 'update', removePoolIds);
}

/** Creates it; another run, or a call whose answer was lost, may have been there first. */
async function createOrFind(client: TalentryClient, { fields, language, statusId }: TalentDraft) {
	try {
		const { record, raw } = await client.createTalent({ ...fields, language, statusId });
		return { talent: record, raw };
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== 'duplicate') throw error;
		const { existingId } = error.details;
		if (!existingId) throw error;
		const { record, raw } = await client.talent(existingId);
		return { talent: record, raw, matchedBy: 'email' as const };
	}
}

async function writeChanges(
	client: TalentryClient,
	found: { talent: TalentryTalent; raw: unknown; matchedBy?: MatchedBy },
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
		if (Object.keys(body).length > 0) await client.updateTalent(talent.id, body);
		const before = new Set((talent.pools ?? []).map(({ id }) => id));
		for (const poolId of draft.poolIds) {
			if (!before.has(poolId)) await client.addToPool(talent.id, poolId);
		}
		for (const poolId of removePoolIds) {
			if (before.has(poolId)) await client.removeFromPool(talent.id, poolId);
		}
		for (const note of newNotes(changes)) await client.createNote(talent.id, note);
		const after = await client.talent(talent.id);
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
		for await (const { record } of client.notes(talent.id)) known.add(noteKey(record.text));
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
