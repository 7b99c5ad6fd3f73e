import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { Failure } from '../../shared/http/failure';
import { present, type Job } from '../../shared/model';
import { system } from './contract';
import type { PersonioAccount } from './credentials';

const lists = new Set(['position', 'jobDescription', 'additionalOffices.office']);

const parser = new XMLParser({
	ignoreAttributes: true,
	parseTagValue: false,
	trimValues: true,
	// Turns on numbered signs such as &#246;, which are XML's own.
	htmlEntities: true,
	// One element alone would otherwise be an object where two are a list.
	isArray: (name, path) =>
		lists.has(name) || lists.has(String(path).split('.').slice(-2).join('.')),
});

const text = z
	.string()
	.optional()
	.transform((value) => value || undefined);

/** An element without content is parsed to an empty text. */
function orNothing<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

const positionSchema = z.object({
	id: z.string().regex(/^\d+$/, 'must be a whole number'),
	name: z.string().min(1),
	subcompany: text,
	office: text,
	// Some feeds have one office as text, without an element of its own.
	additionalOffices: orNothing(
		z.union([
			z.string().transform((office) => ({ office: [office] })),
			z.object({ office: z.array(z.string()) }),
		]),
	),
	department: text,
	recruitingCategory: text,
	jobDescriptions: orNothing(
		z.object({ jobDescription: z.array(z.object({ name: text, value: text })) }),
	),
	// Open texts: live feeds carry more values than the documentation names.
	employmentType: text,
	seniority: text,
	schedule: text,
	yearsOfExperience: text,
	keywords: text,
	occupation: text,
	occupationCategory: text,
	/** In feeds of accounts that publish salaries; of whatever form it is, it stops no position. */
	salaryInformation: text.catch(undefined),
	createdAt: text,
});

/** A published position as the feed has it. */
export type PersonioPosition = z.infer<typeof positionSchema>;

const feedSchema = z.object({
	'workzag-jobs': z.union([
		z.literal('').transform(() => ({ position: [] })),
		z.object({ position: z.array(z.unknown()) }),
	]),
});

export interface Feed {
	positions: Array<{ record: PersonioPosition; raw: unknown }>;
	/** Positions that do not fit, with what is wrong. */
	unreadable: Array<{ id?: string; problems: string[] }>;
}

/** Text there is no markup: a description may well speak of a document type. */
const commentsAndCdata = /<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs;

/**
 * Reads the XML feed of a career page. DTDs are refused, so no entity of the document's own is ever expanded.
 * @throws Failure `notFound` for a web page in the feed's place, `contract` for XML that cannot be read
 */
export function readFeed(xml: string, companyPage: string): Feed {
	// A web page has a document type too, so this comes first.
	if (!xml.includes('<workzag-jobs')) throw noFeed(companyPage);
	if (/<!DOCTYPE|<!ENTITY/i.test(xml.replace(commentsAndCdata, ''))) {
		throw unreadableFeed(
			'The job feed carries a document type definition, which is not read for safety',
		);
	}
	let document: unknown;
	try {
		document = parser.parse(xml, true);
	} catch {
		throw unreadableFeed('The job feed is no well-formed XML');
	}
	const feed = feedSchema.safeParse(document);
	if (!feed.success) throw unreadableFeed('The job feed has no positions where they should be');

	const result: Feed = { positions: [], unreadable: [] };
	for (const raw of feed.data['workzag-jobs'].position) {
		const position = positionSchema.safeParse(raw);
		if (position.success) {
			result.positions.push({ record: position.data, raw });
			continue;
		}
		const id = z.object({ id: z.string() }).safeParse(raw);
		result.unreadable.push({
			...(id.success && { id: id.data.id }),
			problems: position.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
		});
	}
	return result;
}

/** The page exists no more, was never there, or its feed is switched off; Personio does not tell which. */
export function noFeed(companyPage: string): Failure {
	return new Failure({
		kind: 'notFound',
		service: 'Personio',
		message: `There is no job feed at ${companyPage}/xml`,
		remedy:
			"Check 'Company Page' in the credential, and that the XML feed is switched on in Personio: " +
			'Settings > Recruiting > Career page > Activations.',
	});
}

function unreadableFeed(message: string): Failure {
	return new Failure({ kind: 'contract', service: 'Personio', message });
}

/** A position of the feed; the feed has published positions only, so it is open. */
export function toJob(position: PersonioPosition, account: PersonioAccount): Job {
	const offices = [position.office, ...(position.additionalOffices?.office ?? [])];
	return {
		system,
		id: position.id,
		title: position.name,
		status: 'open',
		...present({
			location: offices.filter(Boolean).join(', '),
			department: position.department,
			url: `${account.companyPage}/job/${position.id}`,
			employmentType: position.employmentType,
			schedule: position.schedule,
			seniority: position.seniority,
			createdAt: position.createdAt,
			salaryInformation: position.salaryInformation,
			description: descriptionOf(position),
		}),
	};
}

/** The sections of the advertisement one below the other, as HTML; Personio's texts are HTML already. */
function descriptionOf({ jobDescriptions }: PersonioPosition): string {
	return (jobDescriptions?.jobDescription ?? [])
		.map(({ name, value }) => `${name ? `<h3>${escapeHtml(name)}</h3>` : ''}${value ?? ''}`)
		.join('\n');
}

function escapeHtml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
