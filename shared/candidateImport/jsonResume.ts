import { z } from 'zod';
import type { Candidate } from '../model';
import { present } from '../model';
import { email, httpUrl, line, list, longText, partialDate, phone } from './fields';
import type { Form } from './form';
import { linkOf, uniqueLinks } from './links';
import { splitName } from './names';
import { unknownKeys } from './paths';

const period = { startDate: partialDate.optional(), endDate: partialDate.optional() };

const profile = z.object({
	network: line.optional(),
	username: line.optional(),
	url: httpUrl.optional(),
});

const basics = z.object({
	name: line.min(1),
	label: line.optional(),
	email: email.optional(),
	phone: phone.optional(),
	url: httpUrl.optional(),
	/** The name of this field before version 1.0. */
	website: httpUrl.optional(),
	summary: longText.optional(),
	location: z
		.union([
			line,
			z.object({
				city: line.optional(),
				region: line.optional(),
				countryCode: line.optional(),
			}),
		])
		.optional(),
	profiles: list(profile).optional(),
});

const work = z.object({
	name: line.optional(),
	/** The name of this field before version 1.0. */
	company: line.optional(),
	position: line.optional(),
	...period,
	summary: longText.optional(),
	highlights: list(longText).optional(),
});

const volunteer = z.object({
	organization: line.optional(),
	position: line.optional(),
	...period,
	summary: longText.optional(),
	highlights: list(longText).optional(),
});

const score = z.union([line, z.number()]);

const education = z.object({
	institution: line.optional(),
	area: line.optional(),
	studyType: line.optional(),
	...period,
	score: score.optional(),
	/** The name of this field before version 1.0. */
	gpa: score.optional(),
	courses: list(line).optional(),
});

const certificate = z.object({
	name: line.optional(),
	issuer: line.optional(),
	date: partialDate.optional(),
});

const jsonResume = z
	.object({
		basics,
		work: list(work).optional(),
		volunteer: list(volunteer).optional(),
		education: list(education).optional(),
		certificates: list(certificate).optional(),
		skills: list(
			z.union([line, z.object({ name: line.optional(), keywords: list(line).optional() })]),
		).optional(),
		languages: list(z.object({ language: line.optional(), fluency: line.optional() })).optional(),
	})
	.passthrough();

type JsonResume = z.infer<typeof jsonResume>;

/** Parts that say nothing of the person. */
const technical = new Set(['$schema', 'meta']);

/** JSON Resume 1.0, https://jsonresume.org/schema: the parts that a candidate has a place for. */
export const jsonResumeForm: Form<JsonResume> = {
	schema: jsonResume,
	needed: ['basics', 'basics.name'],
	toCandidate(sent, document) {
		const { url, website, location, profiles = [], label, summary } = sent.basics;
		const place =
			typeof location === 'object'
				? [location.city, location.region, location.countryCode].filter(Boolean).join(', ')
				: location;
		const about = [label, summary].filter(Boolean).join('\n\n');
		const candidate: Candidate = {
			system: 'import',
			...splitName(sent.basics.name),
			...present({ email: sent.basics.email, phone: sent.basics.phone, location: place }),
			links: uniqueLinks(
				[...profiles.map((one) => one.url), url, website].flatMap((link) =>
					link ? [linkOf(link)] : [],
				),
			),
			experience: [
				...(sent.work ?? []).map((one) => toExperience(one.name ?? one.company, one)),
				...(sent.volunteer ?? []).map((one) => toExperience(one.organization, one)),
			],
			education: [
				...(sent.education ?? []).map(toEducation),
				...(sent.certificates ?? []).map((one) =>
					present({ degree: one.name, institution: one.issuer, to: one.date }),
				),
			],
			skills: [
				...new Set(
					(sent.skills ?? []).flatMap((skill) => {
						if (typeof skill === 'string') return [skill];
						const { name, keywords = [] } = skill;
						return name ? [name, ...keywords] : keywords;
					}),
				),
			],
			languages: (sent.languages ?? []).flatMap(({ language, fluency }) =>
				language ? [{ language, ...present({ level: fluency }) }] : [],
			),
			tags: [],
			notes: about ? [{ text: about }] : [],
			documents: [],
		};
		const unknown = unknownKeys(jsonResume, document).filter((key) => !technical.has(key));
		// A profile is kept by its address.
		const hasNameless = profiles.some((one) => !one.url);
		return { candidate, ignored: hasNameless ? [...unknown, 'basics.profiles'] : unknown };
	},
};

function toExperience(
	company: string | undefined,
	{ position, startDate, endDate, summary, highlights = [] }: z.infer<typeof volunteer>,
): Candidate['experience'][number] {
	const description = [summary, ...highlights.map((one) => `- ${one}`)].filter(Boolean).join('\n');
	return present({ title: position, company, from: startDate, to: endDate, description });
}

function toEducation(one: z.infer<typeof education>): Candidate['education'][number] {
	return present({
		degree: [one.studyType, one.area].filter(Boolean).join(' '),
		institution: one.institution,
		from: one.startDate,
		to: one.endDate,
		description: [one.score ?? one.gpa, ...(one.courses ?? [])].filter(Boolean).join('\n'),
	});
}
