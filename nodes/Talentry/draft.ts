import { invalidInput, type FieldProblem } from '../../shared/http/failure';
import { present, type Candidate } from '../../shared/model';
import { toWebAddress } from './profileLink';
import { system } from './records';

/** What a candidate of any system brings along that a talent has a field for. */
export type TalentFields = { externalIds?: readonly string[] } & Partial<
	Pick<
		Candidate,
		| 'firstName'
		| 'lastName'
		| 'email'
		| 'phone'
		| 'location'
		| 'links'
		| 'experience'
		| 'education'
		| 'skills'
		| 'languages'
		| 'tags'
	>
>;

/** A talent as it is to be. What is absent, blank or an empty list says nothing: it never empties a field. */
export interface TalentDraft {
	fields: TalentFields;
	/** The code of the preferred language. */
	language?: string;
	statusId?: string;
	/** Pools that the talent is to be in, besides those that it is in. */
	poolIds: readonly string[];
	/** Notes that are to be there; one that is there already is not added again. */
	notes: readonly NoteDraft[];
}

/** A note as it is to be. */
export interface NoteDraft {
	text: string;
	/** Of the note in the system that it comes from, by `externalIdOf`. */
	externalId?: string;
}

/**
 * By what a record of another system is recognised, e.g. `workwise:candidate:17`. Systems without a name of their own
 * have none: the IDs of two files or senders are the same although the records are not.
 */
export function externalIdOf(
	kind: 'application' | 'candidate' | 'note',
	from: string | undefined,
	id: string | undefined,
): string | undefined {
	if (!id || !from || ['other', 'import', system].includes(from)) return undefined;
	return `${from}:${kind}:${id}`;
}

const nameAt = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The draft with blanks left out and every link as a whole address.
 * @param isNew whether it must be able to become a talent of its own, with both names
 * @throws Failure `validation` with each field that cannot be used, before anything is written
 */
export function checkDraft(draft: TalentDraft, isNew: boolean): TalentDraft {
	const { fields } = draft;
	const problems: FieldProblem[] = [];
	for (const name of ['firstName', 'lastName'] as const) {
		const missing = fields[name]?.trim() === '' || fields[name] === undefined;
		if (isNew && missing) problems.push({ field: name, message: 'is empty' });
	}
	const email = fields.email?.trim();
	if (email && !nameAt.test(email)) {
		problems.push({ field: 'email', message: 'must be an address such as name@email.com' });
	}
	const links = (fields.links ?? []).map(({ type, url }, index) => {
		const address = toWebAddress(url);
		if (address) return { type, url: address };
		problems.push({
			field: `links[${index}].url`,
			message: 'must be a web address that begins with http:// or https://',
		});
		return { type, url };
	});
	if (problems.length > 0) {
		const named = problems.map(({ field, message }) => `${field} ${message}`).join('; ');
		throw invalidInput(`The talent cannot be written: ${named}`, problems, 'Nothing was written.');
	}
	return {
		...draft,
		fields: trimmed({ ...fields, links }),
		poolIds: [...new Set(draft.poolIds)],
		notes: distinctNotes(draft.notes),
	};
}

/** Texts without spaces around them; blank ones are left out. */
function trimmed(fields: TalentFields): TalentFields {
	const { firstName, lastName, email, phone, location } = fields;
	return present({
		...fields,
		firstName: firstName?.trim(),
		lastName: lastName?.trim(),
		email: email?.trim(),
		phone: phone?.trim(),
		location: location?.trim(),
	});
}

function distinctNotes(notes: readonly NoteDraft[]): NoteDraft[] {
	const distinct: NoteDraft[] = [];
	for (const note of notes) {
		const trimmedNote = { ...note, text: note.text.trim() };
		if (trimmedNote.text === '' || distinct.some((other) => isSameNote(other, note))) continue;
		distinct.push(trimmedNote);
	}
	return distinct;
}

/** Each wanted note with the one that is it already; a note that is there stands for one wanted note. */
export function matchNotes<Known extends KnownNote>(
	wanted: readonly NoteDraft[],
	there: readonly Known[],
): Array<{ note: NoteDraft; known?: Known }> {
	const left = [...there];
	return wanted.map((note) => {
		const same = left.filter((other) => isSameNote(other, note));
		const known = same.find(({ externalId }) => externalId === note.externalId) ?? same[0];
		if (known) left.splice(left.indexOf(known), 1);
		return { note, known };
	});
}

/** A note as the service has it. */
type KnownNote = Pick<NoteDraft, 'text'> & { externalId?: string | null };

/**
 * Two notes are the same if their words are, unless they come from two notes of another system. Services change line ends
 * and spaces at the edges.
 */
export function isSameNote(one: KnownNote, other: KnownNote): boolean {
	const comeFromTwo =
		one.externalId && other.externalId ? one.externalId !== other.externalId : false;
	return !comeFromTwo && words(one.text) === words(other.text);
}

function words(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Texts that differ only in upper and lower case, or by spaces around them, are one. */
export function fold(text: string | undefined | null): string {
	return (text ?? '').trim().toLowerCase();
}
