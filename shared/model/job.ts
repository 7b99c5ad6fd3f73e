import { z } from 'zod';
import { idText, openEnum, optionalString, recordFields } from './values';

export const jobStatuses = ['open', 'closed', 'draft', 'archived'] as const;

/** A job, position or posting of any system. */
export const jobSchema = z.object({
	...recordFields,
	id: idText,
	title: z.string(),
	status: openEnum(jobStatuses),
	location: optionalString,
	department: optionalString,
	url: optionalString,
	/** What the advertisement says; HTML where the system keeps it as such. */
	description: optionalString,
	/** In the words of the system, e.g. `permanent`, `full-time`, `experienced`. */
	employmentType: optionalString,
	schedule: optionalString,
	seniority: optionalString,
});

export type Job = z.infer<typeof jobSchema>;
