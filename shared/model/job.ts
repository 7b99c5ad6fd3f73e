import { z } from 'zod';
import { idText, openEnum, optionalText, recordFields } from './values';

export const jobStatuses = ['open', 'closed', 'draft', 'archived'] as const;

/** A job, position or posting of any system. */
export const jobSchema = z.object({
	...recordFields,
	id: idText,
	title: z.string(),
	status: openEnum(jobStatuses),
	location: optionalText,
	department: optionalText,
	url: optionalText,
	/** What the advertisement says; HTML where the system keeps it as such. */
	description: optionalText,
	/** In the words of the system, e.g. `permanent`, `full-time`, `experienced`. */
	employmentType: optionalText,
	schedule: optionalText,
	seniority: optionalText,
});

export type Job = z.infer<typeof jobSchema>;
