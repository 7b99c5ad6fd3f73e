import { DateTime } from 'luxon';
import { z } from 'zod';

/**
 * A moment of Personio, ISO 8601 with offset. Applications, jobs and stage transitions have an object of a time and a
 * time zone, other records plain text; a time without an offset is one of that zone.
 */
export const personioMoment = z
	.union([z.string(), z.object({ 'date-time': z.string(), timezone: z.string().nullish() })])
	.transform((value, context) => {
		const { text, zone } =
			typeof value === 'string'
				? { text: value, zone: undefined }
				: { text: value['date-time'], zone: value.timezone };
		const moment = DateTime.fromISO(text.trim().replace(' ', 'T'), {
			zone: zone?.trim() || 'utc',
			setZone: true,
		});
		const iso = moment.isValid ? moment.toISO() : undefined;
		if (iso) return iso;
		context.addIssue({
			code: 'custom',
			message: `is no date and time (${moment.invalidReason ?? 'unreadable'})`,
		});
		return z.NEVER;
	});
