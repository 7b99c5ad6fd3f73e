import { invalidInput, type FieldProblem } from '../../shared/http/failure';
import { present, type Candidate } from '../../shared/model';
import { toWebAddress } from './profileLink';

/** What a candidate of any system brings along that a talent has a field for. */
export type TalentFields = Partial<
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
	/** Notes that are to be there; one with the same text is not added again. */
	notes: readonly string[];
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

function distinctNotes(notes: readonly string[]): string[] {
	const byKey = new Map<string, string>();
	for (const note of notes) {
		const text = note.trim();
		if (text !== '' && !byKey.has(noteKey(text))) byKey.set(noteKey(text), text);
	}
	return [...byKey.values()];
}

/** Two notes are the same when their words are; services change line ends and spaces at the edges. */
export function noteKey(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Texts that differ only in upper and lower case, or by spaces around them, are one. */
export function fold(text: string | undefined | null): string {
	return (text ?? '').trim().toLowerCase();
}
