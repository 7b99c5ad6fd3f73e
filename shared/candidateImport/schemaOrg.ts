import { z, type ZodTypeAny } from 'zod';
import type { Candidate } from '../model';
import { present } from '../model';
import { dateOrMoment, dayOf, email, httpUrl, line, list, longText, phone } from './fields';
import type { Form } from './form';
import { linkOf, uniqueLinks } from './links';
import { splitName } from './names';

/** In JSON-LD every property may have one value or several. */
function oneOrMany<Item extends ZodTypeAny>(item: Item) {
	return z.union([item, list(item)]).optional();
}

function many<Item>(value: Item | Item[] | undefined): Item[] {
	if (value === undefined) return [];
	return Array.isArray(value) ? value : [value];
}

/** A thing by its name alone, or with properties. */
const thing = z.union([line, z.object({ name: line.optional() }).passthrough()]);

type Thing = z.infer<typeof thing>;

function nameOf(value: Thing | undefined): string | undefined {
	return typeof value === 'string' ? value : value?.name;
}

const dates = { startDate: dateOrMoment.optional(), endDate: dateOrMoment.optional() };

/** What a person was in an organisation and when; found around the organisation, or as its `member`. */
const role = z.object({
	roleName: z.union([line, list(line)]).optional(),
	description: longText.optional(),
	...dates,
});

const organization = z.union([
	line,
	role.extend({
		name: line.optional(),
		worksFor: thing.optional(),
		alumniOf: thing.optional(),
		member: oneOrMany(role),
	}),
]);

const occupation = z.union([
	line,
	role.extend({ name: line.optional(), hasOccupation: thing.optional() }),
]);

const credential = z.union([
	line,
	z.object({
		name: line.optional(),
		credentialCategory: thing.optional(),
		recognizedBy: oneOrMany(thing),
		dateCreated: dateOrMoment.optional(),
	}),
]);

const address = z.union([
	line,
	z.object({
		addressLocality: line.optional(),
		addressRegion: line.optional(),
		addressCountry: thing.optional(),
	}),
]);

const mailbox = z.string().refine((text) => email.safeParse(withoutMailto(text)).success, {
	message: 'is not an e-mail address',
});

function withoutMailto(text: string): string {
	return text.replace(/^mailto:/i, '');
}

const person = z
	.object({
		name: line.optional(),
		givenName: line.optional(),
		additionalName: line.optional(),
		familyName: line.optional(),
		email: oneOrMany(mailbox),
		telephone: oneOrMany(phone),
		address: oneOrMany(address),
		url: oneOrMany(httpUrl),
		sameAs: oneOrMany(httpUrl),
		jobTitle: oneOrMany(thing),
		worksFor: oneOrMany(organization),
		hasOccupation: oneOrMany(occupation),
		alumniOf: oneOrMany(organization),
		hasCredential: oneOrMany(credential),
		knowsAbout: oneOrMany(thing),
		skills: oneOrMany(thing),
		knowsLanguage: oneOrMany(thing),
		description: longText.optional(),
	})
	.passthrough()
	.superRefine(({ name, givenName, familyName }, context) => {
		if (name || (givenName && familyName)) return;
		for (const [path, value] of Object.entries({ givenName, familyName })) {
			if (!value) context.addIssue({ code: 'custom', path: [path], message: 'is missing' });
		}
	});

type Person = z.infer<typeof person>;

/** What the JSON Schema says of a person; the check of the name is in words. */
export const personShape = person;

/** https://schema.org/Person as JSON-LD: the properties that a candidate has a place for. */
export const schemaOrgForm: Form<Person> = {
	schema: person,
	toCandidate(sent) {
		const experience = toExperience(sent);
		const candidate: Candidate = {
			system: 'import',
			...namesOf(sent),
			...present({
				email: many(sent.email).map(withoutMailto)[0],
				phone: many(sent.telephone)[0],
				location: many(sent.address).map(placeOf)[0],
			}),
			links: uniqueLinks([...many(sent.sameAs), ...many(sent.url)].map((url) => linkOf(url))),
			experience,
			education: [...many(sent.alumniOf).flatMap(toEducation), ...toCredentials(sent)],
			skills: [...new Set(namesIn([...many(sent.knowsAbout), ...many(sent.skills)]))],
			languages: namesIn(many(sent.knowsLanguage)).map((language) => ({ language })),
			tags: [],
			notes: sent.description ? [{ text: sent.description }] : [],
			documents: [],
		};
		const known = new Set(Object.keys(person.innerType().shape));
		const ignored = Object.keys(sent).filter((key) => !known.has(key) && !key.startsWith('@'));
		return { candidate, ignored };
	},
};

function namesOf({ name, givenName, additionalName, familyName }: Person) {
	if (givenName && familyName) {
		return {
			firstName: [givenName, additionalName].filter(Boolean).join(' '),
			lastName: familyName,
		};
	}
	return splitName(name ?? '');
}

function namesIn(things: Thing[]): string[] {
	return things.flatMap((one) => nameOf(one) ?? []);
}

function placeOf(value: z.infer<typeof address>): string {
	if (typeof value === 'string') return value;
	const { addressLocality, addressRegion, addressCountry } = value;
	return [addressLocality, addressRegion, nameOf(addressCountry)].filter(Boolean).join(', ');
}

function periodOf({
	startDate,
	endDate,
}: {
	startDate?: string | number;
	endDate?: string | number;
}) {
	return present({
		from: startDate === undefined ? undefined : dayOf(startDate),
		to: endDate === undefined ? undefined : dayOf(endDate),
	});
}

type Organization = z.infer<typeof organization>;
type Experience = Candidate['experience'][number];

/** The organisation's name, and what the person was there: once for each role. */
function rolesIn(value: Organization): Array<{ name?: string; role: z.infer<typeof role> }> {
	if (typeof value === 'string') return [{ name: value, role: {} }];
	const name = value.name ?? nameOf(value.worksFor) ?? nameOf(value.alumniOf);
	const members = many(value.member);
	return (members.length > 0 ? members : [value]).map((member) => ({ name, role: member }));
}

function toExperience(sent: Person): Experience[] {
	const jobs: Experience[] = many(sent.worksFor)
		.flatMap(rolesIn)
		.map(({ name, role: { roleName, description, ...period } }) =>
			present({
				title: many(roleName)[0],
				company: name,
				description,
				...periodOf(period),
			}),
		);
	// The titles belong to the organisations in their order; a title more stands by itself.
	for (const [index, title] of namesIn(many(sent.jobTitle)).entries()) {
		const job = jobs[index];
		if (!job) jobs.push({ title });
		else job.title ??= title;
	}
	const occupations = many(sent.hasOccupation).map((value): Experience => {
		if (typeof value === 'string') return { title: value };
		const title = value.name ?? nameOf(value.hasOccupation) ?? many(value.roleName)[0];
		return present({ title, description: value.description, ...periodOf(value) });
	});
	const titles = new Set(jobs.map(({ title }) => title));
	return [...jobs, ...occupations.filter(({ title }) => !titles.has(title))].filter(
		(job) => Object.keys(job).length > 0,
	);
}

function toEducation(value: Organization): Candidate['education'] {
	return rolesIn(value).map(({ name, role: { roleName, description, ...period } }) =>
		present({ degree: many(roleName)[0], institution: name, description, ...periodOf(period) }),
	);
}

function toCredentials(sent: Person): Candidate['education'] {
	return many(sent.hasCredential).map((value) => {
		if (typeof value === 'string') return { degree: value };
		return present({
			degree: value.name ?? nameOf(value.credentialCategory),
			institution: nameOf(many(value.recognizedBy)[0]),
			to: value.dateCreated === undefined ? undefined : dayOf(value.dateCreated),
		});
	});
}
