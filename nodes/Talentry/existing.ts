import { Failure } from '../../shared/http/failure';
import type { TalentryClient } from './api';
import { fold, type TalentFields } from './draft';
import { normaliseProfileLink } from './profileLink';
import type { TalentryTalent } from './records';

/** How an existing talent was recognised. */
export type MatchedBy = 'email' | 'profileLink' | 'nameAndCompany';

export interface FoundTalent {
	talent: TalentryTalent;
	raw: unknown;
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
): Promise<(FoundTalent & { matchedBy: MatchedBy }) | undefined> {
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
	const found = new Map<string, FoundTalent>();
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
	filter: Record<string, string>,
	fits: (talent: TalentryTalent) => boolean,
): Promise<FoundTalent[]> {
	const found: FoundTalent[] = [];
	for await (const { record, raw } of client.list('listTalents', {}, filter)) {
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
