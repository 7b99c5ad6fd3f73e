import type { Candidate } from '../../shared/model';
import { fold, type TalentDraft } from './draft';
import { normaliseProfileLink } from './profileLink';
import { toTalent, type TalentryTalent } from './records';

/** One field of a talent that differs. Lists are whole, before and after. */
export interface Change {
	field: string;
	/** `null` when the talent had nothing there. */
	from: unknown;
	to: unknown;
}

type Lists = Pick<
	Candidate,
	'links' | 'experience' | 'education' | 'skills' | 'languages' | 'tags'
> & { externalIds: readonly string[] };

const sameText = (one: string, other: string) => one.trim() === other.trim();

/** Which texts mean the same although they are written in another way. */
const sameIn: Readonly<Record<string, (one: string, other: string) => boolean>> = {
	email: (one, other) => fold(one) === fold(other),
	phone: (one, other) => digits(one) === digits(other),
};

function digits(phone: string): string {
	return phone.replace(/[^\d+]/g, '').replace(/^00/, '+');
}

/**
 * What would change in the talent: fields that the draft has and that differ. Lists grow, and entries that are there
 * already are completed; nothing is taken away or emptied.
 */
export function changesOf(existing: TalentryTalent, draft: TalentDraft): Change[] {
	const talent = toTalent(existing);
	const { fields } = draft;
	const changes: Change[] = [];
	const text = (field: string, from: string | undefined, to: string | undefined) => {
		if (to === undefined || to.trim() === '') return;
		if (from !== undefined && (sameIn[field] ?? sameText)(from, to)) return;
		changes.push({ field, from: from ?? null, to });
	};
	text('firstName', talent.firstName, fields.firstName);
	text('lastName', talent.lastName, fields.lastName);
	text('email', talent.email, fields.email);
	text('phone', talent.phone, fields.phone);
	text('location', talent.location, fields.location);
	text('language', talent.language, draft.language);
	text('status', talent.status?.id, draft.statusId);

	const merged = mergedLists(talent, fields);
	for (const [field, to] of Object.entries(merged)) {
		const from = talent[field as keyof Lists];
		if (JSON.stringify(from) !== JSON.stringify(to)) changes.push({ field, from, to });
	}
	const poolIds = talent.pools.map(({ id }) => id);
	const missing = draft.poolIds.filter((id) => !poolIds.includes(id));
	if (missing.length > 0) {
		changes.push({ field: 'pools', from: poolIds, to: [...poolIds, ...missing] });
	}
	return changes;
}

/** The lists of the talent with what the draft adds; absent where the draft has none. */
function mergedLists(talent: Lists, fields: Partial<Lists>): Partial<Lists> {
	const { links, experience, education, skills, languages, tags, externalIds } = fields;
	const byText = (one: string, other: string) => fold(one) === fold(other);
	return {
		...(links && {
			links: merge(
				talent.links,
				links,
				(one, other) => normaliseProfileLink(one.url) === normaliseProfileLink(other.url),
				(known) => known,
			),
		}),
		...(experience && {
			experience: merge(
				talent.experience,
				experience,
				(one, other) =>
					fold(one.title) === fold(other.title) &&
					fold(one.company) === fold(other.company) &&
					sameStart(one.from, other.from),
				completed,
			),
		}),
		...(education && {
			education: merge(
				talent.education,
				education,
				(one, other) =>
					fold(one.degree) === fold(other.degree) &&
					fold(one.institution) === fold(other.institution) &&
					sameStart(one.from, other.from),
				completed,
			),
		}),
		...(skills && { skills: merge(talent.skills, skills, byText, (known) => known) }),
		...(languages && {
			languages: merge(
				talent.languages,
				languages,
				(one, other) => fold(one.language) === fold(other.language),
				completed,
			),
		}),
		...(tags && { tags: merge(talent.tags, tags, byText, (known) => known) }),
		...(externalIds && {
			externalIds: merge(
				talent.externalIds,
				externalIds,
				(one, other) => one === other,
				(known) => known,
			),
		}),
	};
}

/** Each known entry once, completed by the one that means the same, and then those that are new. */
function merge<Entry>(
	known: readonly Entry[],
	added: readonly Entry[],
	same: (one: Entry, other: Entry) => boolean,
	complete: (known: Entry, added: Entry) => Entry,
): Entry[] {
	const result = [...known];
	const taken = new Set<number>();
	for (const entry of added) {
		const index = result.findIndex((other, place) => !taken.has(place) && same(other, entry));
		if (index < 0) {
			// Twice in the draft is once.
			if (!result.some((other) => same(other, entry))) taken.add(result.push(entry) - 1);
			continue;
		}
		taken.add(index);
		const other = result[index];
		if (other !== undefined) result[index] = complete(other, entry);
	}
	return result;
}

/** `2019` and `2019-04` may be the same beginning, and so may one that is not known. */
function sameStart(one: string | undefined, other: string | undefined): boolean {
	return !one || !other || one.startsWith(other) || other.startsWith(one);
}

/** The known entry with what the added one says; a less exact date does not replace an exact one. */
function completed<Entry extends object>(known: Entry, added: Entry): Entry {
	const news = Object.entries(added).filter(([name, value]) => {
		const before = Object.entries(known).find(([other]) => other === name)?.[1];
		if (typeof value !== 'string' || value.trim() === '') return false;
		if (typeof before !== 'string') return true;
		return fold(before) !== fold(value) && !before.startsWith(value);
	});
	return { ...known, ...Object.fromEntries(news) };
}

/** The changes as the body of an update; pools and notes have calls of their own. */
export function toBody(changes: readonly Change[]): Record<string, unknown> {
	const entries = changes
		.filter(({ field }) => field !== 'pools' && field !== 'notes')
		.map(({ field, to }) => [field === 'status' ? 'statusId' : field, to]);
	return Object.fromEntries(entries);
}
