import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { invalidInput } from '../../shared/http/failure';
import { dateIn, momentIn } from '../../shared/node/moment';
import { readParameter } from '../../shared/node/parameters';
import type { Days } from '../../shared/vendors/talentry/client';

/** The span of a report: whole days, both included. */
export const dayParameters: INodeProperties[] = [
	{
		displayName: 'Start',
		name: 'start',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The first day, in the time zone of the workflow, as ISO 8601, e.g. 2026-03-01',
	},
	{
		displayName: 'End',
		name: 'end',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The last day, which is included, as ISO 8601, e.g. 2026-03-31',
	},
];

/** @throws Failure `validation` */
export function readDays(context: IExecuteFunctions, itemIndex: number): Days {
	const timeZone = context.getTimezone();
	const day = (name: string, displayName: string) => {
		const moment = readParameter(context, name, itemIndex, momentIn(timeZone), displayName);
		if (moment) return dateIn(timeZone, new Date(moment));
		throw invalidInput(`'${displayName}' is empty`, [{ field: displayName, message: 'is empty' }]);
	};
	const days = { start: day('start', 'Start'), end: day('end', 'End') };
	if (days.end >= days.start) return days;
	throw invalidInput(`'End' (${days.end}) is before 'Start' (${days.start})`, [
		{ field: 'End', message: 'must not be before Start' },
	]);
}
