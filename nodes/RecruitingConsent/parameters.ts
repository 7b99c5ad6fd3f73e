import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { consentCalendar, type ConsentCalendar } from '../../shared/consent/calendar';
import { slashDates } from '../../shared/dates/written';
import { optionalText, readParameter } from '../../shared/node/panel/parameters';

/** How the items say until when a consent lasts; both operations have these options. */
export const readingOptions: INodeProperties[] = [
	{
		displayName: 'Consent Expiry Field',
		name: 'expiryField',
		type: 'string',
		default: '',
		placeholder: 'e.g. Privacy valid until',
		description:
			'Name of a further field or column that says until when a consent lasts. The usual names are known, such as Consent expires at and Samtykket utløper.',
	},
	{
		displayName: 'Dates With Slashes',
		name: 'slashDates',
		type: 'options',
		options: [
			{ name: 'Day First', value: 'dayFirst', description: '3/4/2026 is the 3rd of April' },
			{ name: 'Do Not Read', value: 'unreadable', description: 'Nobody can tell which it is' },
			{ name: 'Month First', value: 'monthFirst', description: '3/4/2026 is the 4th of March' },
		],
		default: 'unreadable',
		description: 'How a date such as 3/4/2026 or 3-4-2026 is meant',
	},
];

export const readingSchema = z.object({
	expiryField: optionalText,
	slashDates: z.enum(slashDates).default('unreadable'),
});

/** Dates as the workflow sees them now. All items of a run are judged at the same moment. */
export function calendarOf(
	context: IExecuteFunctions,
	options: z.infer<typeof readingSchema>,
): ConsentCalendar {
	return consentCalendar({
		now: new Date(),
		timeZone: context.getTimezone(),
		slashDates: options.slashDates,
	});
}

/** An options collection of the node. @throws Failure `validation` */
export function readOptions<T>(
	context: IExecuteFunctions,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): T {
	return readParameter(context, 'options', 0, schema, 'Options');
}
