import { Failure } from '../../shared/http/failure';
import type { TalentryClient } from './api';
import { fold, type TalentFields } from './draft';
import { normaliseProfileLink } from './profileLink';
import type { TalentryTalent } from './records';

/** How an existing talent was recognised. */
export type MatchedBy =
	'email' | 'profileLink' | 'externalId' | 'nameAndPhone' | 'nameAndCompany' | 'name';

export interface FoundTalent {
	talent: TalentryTalent;
	raw: unknown;
}

export type Match = FoundTalent & { matchedBy: MatchedBy };

/**
 * Finds the talent that this person is already: by e-mail, then by profile link, by the record of another system that it
 * came from, by name and phone, by name and company, and at last by a name of which neither side knows more.
 * @returns `undefined` if there is none
 * @throws Failure `conflict` if nobody can tell whether, or which, talent it is
 */
export async function findExisting(
	client: TalentryClient,
	fields: TalentFields,
): Promise<Match | undefined> {
	const [first, ...others] = await matchesOf(client, fields);
	if (!first) return undefined;
	const { matchedBy } = first;
	if (others.length === 0 || isSure(matchedBy)) return first;
	throw undecided(`${others.length + 1} talents have this ${names[matchedBy]}`, [first, ...others]);
}

/**
 * All talents that this person is by the best of the keys that fit any, the oldest first.
 * @throws Failure `conflict` for a bare name that somebody has of whom more is known
 */
export async function matchesOf(client: TalentryClient, fields: TalentFields): Promise<Match[]> {
	const { email, links = [], externalIds = [] } = fields;
	if (email) {
		const fits = (talent: TalentryTalent) => fold(talent.email) === fold(email);
		const found = await fitting(client, { email }, fits, 'email');
		if (found.length > 0) return found;
	}
	for (const { url } of links) {
		const profileLink = normaliseProfileLink(url);
		const fits = (talent: TalentryTalent) => linksOf(talent).includes(profileLink);
		const found = await fitting(client, { profileLink }, fits, 'profileLink');
		if (found.length > 0) return found;
	}
	for (const externalId of externalIds) {
		const fits = (talent: TalentryTalent) =>
			(talent.externalIds ?? []).includes(externalId) && sharesName(talent, fields);
		const found = await fitting(client, { externalId }, fits, 'externalId');
		if (found.length > 0) return found;
	}
	return await matchesByName(client, fields);
}

/** By what two items are about one person, or may be; they must not be written at the same time. */
export function personKeys({
	firstName,
	lastName,
	email,
	links = [],
	externalIds = [],
}: TalentFields): string[] {
	return [
		...(email ? [`email ${fold(email)}`] : []),
		...links.map(({ url }) => `link ${normaliseProfileLink(url)}`),
		...externalIds,
		`name ${nameKey(firstName)} ${nameKey(lastName)}`,
	];
}

async function matchesByName(client: TalentryClient, fields: TalentFields): Promise<Match[]> {
	const { firstName, lastName, phone } = fields;
	if (!firstName || !lastName) return [];
	const namesakes = await fitting(
		client,
		{ firstName, lastName },
		(talent) =>
			nameKey(talent.firstName) === nameKey(firstName) &&
			nameKey(talent.lastName) === nameKey(lastName) &&
			!isSomebodyElse(talent, fields),
		'name',
	);
	const byPhone = namesakes.filter(({ talent }) => phone && samePhone(talent.phone, phone));
	if (byPhone.length > 0) return byPhone.map((one) => ({ ...one, matchedBy: 'nameAndPhone' }));
	const companies = companiesOf(fields);
	const byCompany = namesakes.filter(({ talent }) =>
		companiesOf(talent).some((company) => companies.includes(company)),
	);
	if (byCompany.length > 0)
		return byCompany.map((one) => ({ ...one, matchedBy: 'nameAndCompany' }));
	if (!hasOnlyName(fields)) return [];
	if (namesakes.every(({ talent }) => hasOnlyName(talent))) return namesakes;
	throw undecided('Only the name of this person is known, and it is also the name of', namesakes);
}

const names: Record<MatchedBy, string> = {
	email: 'e-mail',
	profileLink: 'profile link',
	externalId: 'record in another system',
	nameAndPhone: 'name and phone',
	nameAndCompany: 'name and company',
	name: 'name',
};

/** Of several talents with the same e-mail, profile or origin, the oldest is meant: they are one person. */
function isSure(matchedBy: MatchedBy): boolean {
	return ['email', 'profileLink', 'externalId'].includes(matchedBy);
}

function undecided(what: string, found: readonly Match[]): Failure {
	const ids = found.map(({ talent }) => talent.id).join(', ');
	return new Failure({
		kind: 'conflict',
		message: `${what}: ${ids}`,
		remedy:
			"Nothing was written. Add an e-mail, a phone or a profile link that tells them apart, or use 'Update' with the ID of the right one.",
	});
}

/** What fits by our own look as well: a service with overrides may ignore a filter that it does not know. */
async function fitting(
	client: TalentryClient,
	filter: Record<string, string>,
	fits: (talent: TalentryTalent) => boolean,
	matchedBy: MatchedBy,
): Promise<Match[]> {
	const found: Match[] = [];
	for await (const { record, raw } of client.list('listTalents', {}, filter)) {
		if (fits(record)) found.push({ talent: record, raw, matchedBy });
	}
	return found;
}

/** What both the draft of a talent and a talent have. */
type Known = Pick<TalentryTalent, 'email' | 'phone'> & {
	links?: TalentryTalent['links'];
	experience?: TalentryTalent['experience'];
	externalIds?: readonly string[] | null;
};

/** Whether there is nothing that would tell the person from another one of the same name. */
function hasOnlyName(person: Known): boolean {
	const { email, phone, links, externalIds } = person;
	const isEmpty = (list: readonly unknown[] | null | undefined) => (list ?? []).length === 0;
	return !email && !phone && isEmpty(links) && isEmpty(externalIds) && isEmpty(companiesOf(person));
}

function companiesOf({ experience }: Known): string[] {
	return (experience ?? []).map(({ company }) => fold(company)).filter(Boolean);
}

function linksOf({ links }: Known): string[] {
	return (links ?? []).map(({ url }) => normaliseProfileLink(url));
}

/** Names change, but hardly both at once; an ID that was given to somebody else is no proof. */
function sharesName(talent: TalentryTalent, { firstName, lastName }: TalentFields): boolean {
	return (
		nameKey(talent.firstName) === nameKey(firstName) ||
		nameKey(talent.lastName) === nameKey(lastName)
	);
}

function nameKey(name: string | undefined): string {
	return fold(name).replace(/\s+/g, ' ');
}

/** `+49 30 5550100`, `0049 30 5550100` and `030 5550100` are one number. */
function samePhone(one: string | null | undefined, other: string): boolean {
	const [longer = '', shorter = ''] = [one ?? '', other]
		.map((phone) => phone.replace(/\(0\)|\D/g, '').replace(/^0+/, ''))
		.sort((a, b) => b.length - a.length);
	return longer === shorter ? longer !== '' : shorter.length > 6 && longer.endsWith(shorter);
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
