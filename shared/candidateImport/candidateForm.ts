import { z } from 'zod';
import { linkTypes } from '../model/candidate';
import { consentStates } from '../model/consent';
import { documentCategories } from '../model/document';
import { timestamp } from '../model/values';
import {
	email,
	fileName,
	fileUrl,
	httpUrl,
	languageCode,
	line,
	list,
	longText,
	normalUrl,
	partialDate,
	phone,
} from './fields';
import type { Form, ImportedCandidate } from './form';
import { linkOf } from './links';

const word = z.string().min(1).max(100);

const period = { from: partialDate.optional(), to: partialDate.optional() };

function inOrder({ from, to }: { from?: string; to?: string }, context: z.RefinementCtx): void {
	if (from && to && to < from.slice(0, to.length)) {
		context.addIssue({ code: 'custom', path: ['to'], message: 'is before from' });
	}
}

const experience = z
	.object({
		title: line.optional(),
		company: line.optional(),
		...period,
		description: longText.optional(),
	})
	.strict()
	.superRefine(inOrder);

const education = z
	.object({
		degree: line.optional(),
		institution: line.optional(),
		...period,
		description: longText.optional(),
	})
	.strict()
	.superRefine(inOrder);

const link = z
	.object({
		type: word
			.optional()
			.describe(`${linkTypes.join(', ')}, or another word; found by the address`),
		url: httpUrl,
	})
	.strict();

const note = z
	.object({ text: longText, author: line.optional(), createdAt: timestamp.optional() })
	.strict();

const document = z
	.object({
		id: line.optional(),
		name: fileName.min(1),
		category: word.optional().describe(`${documentCategories.join(', ')}, or another word`),
		mimeType: z.string().max(200).optional(),
		size: z.number().int().nonnegative().optional(),
		binary: line.optional().describe('The name of the part of a form that holds the file'),
		url: fileUrl.optional(),
	})
	.strict();

const consent = z
	.object({
		state: word.describe(consentStates.join(', ')),
		givenAt: timestamp.optional(),
		expiresAt: timestamp.optional(),
		link: httpUrl.optional(),
	})
	.strict();

/** A choice of the target system: its id, alone or with its name. */
const chosen = z.union([
	line.min(1),
	z.object({ id: line.min(1), name: line.optional() }).strict(),
]);

const candidateFields = z
	.object({
		system: line.optional().describe('The system that the candidate comes from'),
		id: z.union([line, z.number().int()]).optional().describe('The id there'),
		firstName: line.min(1),
		lastName: line.min(1),
		email: email.optional(),
		phone: phone.optional(),
		location: line.optional(),
		language: languageCode.optional().describe('The preferred language'),
		links: list(link).optional(),
		experience: list(experience).optional(),
		education: list(education).optional(),
		skills: list(line.min(1)).optional(),
		languages: list(z.object({ language: line, level: line.optional() }).strict()).optional(),
		tags: list(line.min(1)).optional(),
		notes: list(note).optional(),
		documents: list(document).optional(),
		consent: consent.optional(),
		status: chosen.optional().describe('The status to give in the target system, by its id'),
		pools: list(chosen).optional().describe('The talent pools to add to, by their ids'),
	})
	.strict();

type CandidateFields = z.infer<typeof candidateFields>;

/** Our own form: the candidate of the shared vocabulary. An unknown field is refused, so that none is lost by a typo. */
export const candidateForm: Form<CandidateFields> = {
	schema: candidateFields,
	toCandidate(sent) {
		const { status, pools, ...person } = sent;
		const candidate: ImportedCandidate = {
			...person,
			system: sent.system ?? 'import',
			id: sent.id === undefined ? undefined : String(sent.id),
			links: (sent.links ?? []).map(({ type, url }) => linkOf(url, type)),
			experience: sent.experience ?? [],
			education: sent.education ?? [],
			skills: sent.skills ?? [],
			languages: sent.languages ?? [],
			tags: sent.tags ?? [],
			notes: sent.notes ?? [],
			documents: (sent.documents ?? []).map(({ category, mimeType, url, ...rest }) => ({
				...rest,
				category: category ?? 'other',
				mimeType: mimeType ?? 'application/octet-stream',
				...(url && { url: normalUrl(url) }),
			})),
			...(status !== undefined && { status: toChoice(status) }),
			...(pools && { pools: pools.map(toChoice) }),
		};
		return { candidate, ignored: [] };
	},
};

function toChoice(choice: z.infer<typeof chosen>) {
	return typeof choice === 'string' ? { id: choice } : choice;
}
