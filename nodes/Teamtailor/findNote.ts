import { refuseUnreadable, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toNote } from './mapping';
import type { KnownNote } from './memory';
import type { TeamtailorNote } from './records';

/** A note as it shall be. */
export interface NoteDraft {
	candidateId: string;
	text: string;
	/** Absent: Teamtailor decides who the note is by. */
	userId?: string;
}

/** Notes that this process has written, for executions that had read the notes before. */
const written = new Map<string, KnownNote>();

/** They matter to executions that were under way meanwhile, so the latest are enough. */
const mostWritten = 1000;

/** What recognises a note: its candidate and its text, whatever its blanks; the author is compared where one is named. */
function keyOf({ candidateId, text }: Pick<NoteDraft, 'candidateId' | 'text'>): string {
	return `${candidateId} ${text.replace(/\s+/g, ' ').trim()}`;
}

/** For one note at a time, in all executions of the process. */
export function turnOf({ account }: TeamtailorClient, note: NoteDraft): string {
	return `teamtailor note ${account.baseUrl} ${keyOf(note)}`;
}

/**
 * A note of the same text and author on the candidate. The documentation names no filter, so the first note of an
 * execution reads all notes of the account.
 */
export async function findNote(
	client: TeamtailorClient,
	note: NoteDraft,
): Promise<KnownNote | undefined> {
	const { memory } = client;
	memory.notes ??= readNotes(client);
	const notes = await memory.notes.catch((error: unknown) => {
		memory.notes = undefined;
		throw error;
	});
	const known = notes.byKey.get(keyOf(note))?.find((one) => isBy(one, note));
	if (known) return known;
	const other = written.get(turnOf(client, note));
	return other && other.at >= notes.readAt && isBy(other, note) ? other : undefined;
}

/** The same after an answer got lost: a note that was made since then. */
export async function findNewNote(
	client: TeamtailorClient,
	note: NoteDraft,
	since: number,
): Promise<TeamtailorNote | undefined> {
	for await (const { record } of listNotes(client)) {
		const { candidateId = '', text, author, createdAt } = toNote(record);
		const isSame = keyOf({ candidateId, text }) === keyOf(note) && isBy({ userId: author }, note);
		// Without a time it cannot be told apart from an earlier one, which is no reason to write a third.
		if (isSame && (!createdAt || Date.parse(createdAt) >= since - clockDifference)) return record;
	}
	return undefined;
}

/** Milliseconds by which the clocks of this machine and of Teamtailor may differ. */
const clockDifference = 600_000;

/** Keeps a note that was written, for the next ones of this execution and of others. */
export async function rememberNote(
	client: TeamtailorClient,
	note: NoteDraft,
	{ id }: TeamtailorNote,
): Promise<void> {
	const known: KnownNote = { id, userId: note.userId, at: client.clock.now() };
	const turn = turnOf(client, note);
	written.delete(turn);
	written.set(turn, known);
	const [oldest] = written.keys();
	if (written.size > mostWritten && oldest !== undefined) written.delete(oldest);
	const notes = await client.memory.notes;
	if (notes) addTo(notes.byKey, keyOf(note), known);
}

/** Whose author is not known may be the one. */
function isBy({ userId }: Pick<KnownNote, 'userId'>, note: NoteDraft): boolean {
	return userId === undefined || note.userId === undefined || userId === note.userId;
}

function listNotes(client: TeamtailorClient) {
	return client.list(endpoints.listNotes, { onUnreadable: refuseUnreadable, readAhead: true });
}

async function readNotes(client: TeamtailorClient) {
	const readAt = client.clock.now();
	const byKey = new Map<string, KnownNote[]>();
	for await (const { record } of listNotes(client)) {
		const { candidateId, text, author } = toNote(record);
		if (candidateId)
			addTo(byKey, keyOf({ candidateId, text }), { id: record.id, userId: author, at: readAt });
	}
	return { readAt, byKey };
}

function addTo(byKey: Map<string, KnownNote[]>, key: string, note: KnownNote): void {
	byKey.set(key, [...(byKey.get(key) ?? []), note]);
}
