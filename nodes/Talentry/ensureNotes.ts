import { oneAtATime } from '../../shared/vendor/oneAtATime';
import type { TalentryClient } from './api';
import { isSameNote, matchNotes, type NoteDraft } from './draft';
import type { TalentryNote } from './records';
import { sendOnce, sought } from './sendOnce';

const inTurn = oneAtATime();

/**
 * Adds the notes that the talent does not have. Notes of one talent are added one after the other, also by two executions
 * of a process.
 * @throws Failure that says whether the note is there
 */
export async function ensureNotes(
	client: TalentryClient,
	talentId: string,
	notes: readonly NoteDraft[],
): Promise<Array<{ record: TalentryNote; isNew: boolean }>> {
	return await inTurn(talentId, async () => {
		const there = await notesOf(client, talentId);
		const ensured: Array<{ record: TalentryNote; isNew: boolean }> = [];
		for (const { note, known } of matchNotes(notes, there)) {
			const before = [...there, ...ensured.map(({ record }) => record)];
			const record = known ?? (await addNote(client, talentId, note, before));
			ensured.push({ record, isNew: known === undefined });
		}
		return ensured;
	});
}

export async function notesOf(client: TalentryClient, talentId: string): Promise<TalentryNote[]> {
	const notes: TalentryNote[] = [];
	for await (const { record } of client.list('listNotes', {}, {}, { talentId })) notes.push(record);
	return notes;
}

async function addNote(
	client: TalentryClient,
	talentId: string,
	note: NoteDraft,
	there: readonly TalentryNote[],
): Promise<TalentryNote> {
	const ids = new Set(there.map(({ id }) => id));
	const send = client.send('createNote', note, { ids: { talentId }, repeatable: false });
	return await sendOnce(
		client,
		send.then(({ record }) => record),
		async () => {
			const notes = await notesOf(client, talentId);
			return notes.find((other) => !ids.has(other.id) && isSameNote(other, note));
		},
		sought('the note'),
	);
}
