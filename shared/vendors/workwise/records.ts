import { z } from 'zod';
import { openEnum } from '../../model/values';

/** Records as the contract describes them (docs/contracts/workwise.openapi.yaml). */

const text = z.string().nullish();
const id = z.union([z.string().min(1), z.number().transform(String)]);

export const accountRecord = z.object({ id, name: z.string() });

export const jobRecord = z.object({
	id,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	connection: openEnum(['notConnected', 'connected', 'paused']).nullish(),
	location: text,
	department: text,
	url: text,
});

export const statusRecord = z.object({
	id,
	name: z.string(),
	kind: openEnum(['new', 'inProgress', 'offer', 'hired', 'rejected', 'withdrawn', 'other']),
	isDefault: z.boolean().nullish(),
});

const period = { from: text, to: text, description: text };

export const applicationRecord = z.object({
	id,
	jobId: id,
	status: statusRecord.omit({ isDefault: true }),
	submittedAt: z.string().datetime({ offset: true }),
	updatedAt: z.string().datetime({ offset: true }).nullish(),
	message: text,
	source: text,
	candidate: z.object({
		id: id.nullish(),
		firstName: z.string(),
		lastName: z.string(),
		email: text,
		phone: text,
		location: text,
		language: text,
		links: z.array(z.object({ type: z.string(), url: z.string() })).nullish(),
		experience: z.array(z.object({ title: text, company: text, ...period })).nullish(),
		education: z.array(z.object({ degree: text, institution: text, ...period })).nullish(),
		skills: z.array(z.string()).nullish(),
		languages: z.array(z.object({ language: z.string(), level: text })).nullish(),
		consent: z.object({ state: z.string(), givenAt: text, expiresAt: text }).nullish(),
	}),
	documents: z
		.array(
			z.object({
				id,
				name: z.string(),
				category: openEnum(['cv', 'coverLetter', 'certificate', 'workSample', 'photo', 'other']),
				mimeType: text,
				size: z.number().int().nonnegative().nullish(),
			}),
		)
		.nullish(),
	export: z
		.object({
			state: openEnum(['due', 'confirmed']),
			confirmedAt: text,
			targetSystem: text,
			targetJobId: text,
		})
		.nullish(),
	outcome: z.object({ outcome: z.string(), at: text, note: text }).nullish(),
});

export type WorkwiseJob = z.infer<typeof jobRecord>;
export type WorkwiseStatus = z.infer<typeof statusRecord>;
export type WorkwiseApplication = z.infer<typeof applicationRecord>;
