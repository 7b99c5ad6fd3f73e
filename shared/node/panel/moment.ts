import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/**
 * A date and time that a person picks, or a model or an expression writes; read it with `momentIn`.
 * @param description what it is the moment of; how to write it is added
 */
export function momentParameter(
	displayName: string,
	name: string,
	description: string,
): INodeProperties {
	const sentence = description.endsWith('.') ? description : `${description}.`;
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description: `${sentence} ISO 8601, e.g. 2026-03-01T09:00:00+01:00; without an offset, in the time zone of the workflow.`,
	};
}

/**
 * A moment that a user picks or types: ISO 8601, or the form of n8n's date picker, which has no offset and means the
 * workflow's time zone. Blank is `undefined`, else the result is ISO 8601 in UTC.
 */
export function momentIn(timeZone: string) {
	return z
		.string()
		.nullish()
		.transform((text, context) => {
			if (!text || text.trim() === '') return undefined;
			const moment = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone: timeZone });
			if (moment.isValid) return moment.toUTC().toISO() ?? undefined;
			context.addIssue({
				code: 'custom',
				message: 'must be a date, or date and time, such as 2026-03-01T09:00',
			});
			return z.NEVER;
		});
}

/** YYYY-MM-DD at that moment in that time zone. */
export function dateIn(timeZone: string, moment: Date): string {
	return DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('yyyy-MM-dd');
}
