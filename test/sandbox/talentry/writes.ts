import { z } from 'zod';

import { Problem } from '../rest/problem';
import type { Talent } from './model';
import type { Tenant } from './state';

const text = z.string().min(1).max(500);
const optional = text.nullable();
const day = z
	.string()
	.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Expected YYYY, YYYY-MM or YYYY-MM-DD')
	.nullish()
	.transform((value) => value ?? null);
const orNull = optional.optional().transform((value) => value ?? null);
const period = {
	from: day,
	to: day,
	description: z
		.string()
		.max(10_000)
		.nullish()
		.transform((value) => value ?? null),
};

const webAddress = z
	.string()
	.max(2000)
	.refine(
		(address) => /^https?:\/\//i.test(address) && URL.canParse(address),
		'Expected an address with http or https',
	);

const fields = {
	firstName: z.string().min(1).max(200),
	lastName: z.string().min(1).max(200),
	email: z.string().email().max(320).nullable(),
	phone: optional,
	location: optional,
	language: z.string().nullable(),
	statusId: z.string(),
	links: z.array(z.object({ type: z.string().min(1), url: webAddress }).strict()).max(50),
	experience: z.array(z.object({ title: orNull, company: orNull, ...period }).strict()).max(200),
	education: z
		.array(z.object({ degree: orNull, institution: orNull, ...period }).strict())
		.max(200),
	skills: z.array(text).max(500),
	languages: z.array(z.object({ language: text, level: orNull }).strict()).max(100),
	tags: z.array(text).max(200),
	externalIds: z.array(text).max(200),
};

export const talentChanges = z.object(fields).strict().partial();
export const newNote = z
	.object({ text: z.string().trim().min(1).max(10_000), externalId: orNull })
	.strict();
export const newTalent = talentChanges
	.extend({ poolIds: z.array(text).default([]), notes: z.array(newNote).default([]) })
	.required({ firstName: true, lastName: true });
export const unlock = z
	.object({ acknowledged: z.literal(true), reason: z.string().min(1).max(1000).optional() })
	.strict();
export const nothing = z.object({}).strict().nullish();

/** @throws Problem 422 for a status, language or pool that the tenant does not have */
function checkChoices(
	tenant: Tenant,
	{ statusId, language, poolIds = [] }: z.infer<typeof talentChanges> & { poolIds?: string[] },
) {
	const errors = poolIds
		.filter((poolId) => !tenant.pools.some(({ id }) => id === poolId))
		.map((poolId) => ({ field: 'poolIds', message: `There is no pool ${poolId}` }));
	if (statusId !== undefined && !tenant.statuses.some(({ id }) => id === statusId)) {
		errors.push({ field: 'statusId', message: `There is no status ${statusId}` });
	}
	if (typeof language === 'string' && !tenant.languages.some(({ code }) => code === language)) {
		errors.push({ field: 'language', message: `The language ${language} is not offered` });
	}
	if (errors.length === 0) return;
	throw new Problem(422, `Not valid: ${errors.map(({ field }) => field).join(', ')}.`, errors);
}

/** @throws Problem 409 that names the talent that has the e-mail */
function checkEmail(tenant: Tenant, email: string | null | undefined, ownId?: string): void {
	const other = email ? tenant.findByEmail(email) : undefined;
	if (!other || other.record.id === ownId) return;
	throw new Problem(409, 'A talent with this e-mail is there already.', undefined, {
		existingId: other.record.id,
	});
}

/** Whole, with its pools and notes, or not at all. */
export function createTalent(
	tenant: Tenant,
	body: z.infer<typeof newTalent>,
	author: string,
): Talent {
	checkChoices(tenant, body);
	checkEmail(tenant, body.email);
	const { statusId, poolIds, notes, ...rest } = body;
	const createdAt = new Date().toISOString();
	const talent: Talent = {
		email: null,
		phone: null,
		location: null,
		language: null,
		links: [],
		experience: [],
		education: [],
		skills: [],
		languages: [],
		tags: [],
		externalIds: [],
		...rest,
		id: tenant.nextId(),
		status: statusOf(tenant, statusId),
		pools: poolIds.flatMap((poolId) => tenant.pools.filter(({ id }) => id === poolId)),
		consent: null,
		blocked: true,
		createdAt,
		updatedAt: createdAt,
	};
	const kept = tenant.add(talent);
	for (const note of notes) tenant.addNote(kept, note, author);
	return kept.record;
}

export function updateTalent(
	tenant: Tenant,
	talent: Talent,
	body: z.infer<typeof talentChanges>,
): Talent {
	checkChoices(tenant, body);
	checkEmail(tenant, body.email, talent.id);
	const { statusId, ...rest } = body;
	Object.assign(talent, rest);
	if (statusId !== undefined) talent.status = statusOf(tenant, statusId);
	talent.updatedAt = new Date().toISOString();
	return talent;
}

function statusOf(tenant: Tenant, statusId: string | undefined) {
	const found = tenant.statuses.find(({ id, isDefault }) =>
		statusId === undefined ? isDefault : id === statusId,
	);
	return { id: found?.id ?? '', name: found?.name ?? '' };
}
