import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, Received } from '../../../../shared/http/contractClient';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { textList, optionalText } from '../../../../shared/node/parameters';
import type { PersonFilter, PersonioV2Client } from '../../../../shared/vendors/personio/v2/client';
import { toStatusReference } from '../../../../shared/vendors/personio/v2/mapping';
import type { PersonioV2Application } from '../../../../shared/vendors/personio/v2/records';
import { emailFilter, windowFilters } from '../../personFilters';

/** Filters of lists of applications. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		momentParameter(
			'Created After',
			'createdAfter',
			'Applications that were made later than that. Personio does not filter by it, so combine it with Updated After in a large account.',
		),
		emailFilter,
		{
			displayName: 'Job IDs',
			name: 'jobIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2001,2002',
			description:
				'Comma-separated IDs of jobs. Personio does not filter by it, so combine it with Updated After in a large account.',
		},
		{
			displayName: 'Stage IDs',
			name: 'stageIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. system:offer,custom:5001',
			description:
				'Comma-separated IDs of stages, as Stage > Get Many gives them. Personio does not filter by it.',
		},
		...windowFilters,
	],
};

export function filterSchema(timeZone: string) {
	const moment = momentIn(timeZone);
	return z.object({
		createdAfter: moment,
		email: optionalText,
		jobIds: textList,
		stageIds: textList,
		updatedAfter: moment,
		updatedBefore: moment,
	});
}

interface Filter extends PersonFilter {
	createdAfter?: string;
	jobIds: string[];
	stageIds: string[];
}

/** The applications that fit all filters, those that Personio itself does not know as well. */
export async function* fittingApplications(
	client: PersonioV2Client,
	{ createdAfter, jobIds, stageIds, ...filter }: Filter,
	{ limit = Infinity, onUnreadable }: ListOptions,
): AsyncGenerator<Received<PersonioV2Application>> {
	const fits = ({ created_at, job, current_stage }: PersonioV2Application) =>
		(!createdAfter || Date.parse(created_at) > Date.parse(createdAfter)) &&
		(jobIds.length === 0 || jobIds.includes(job.id)) &&
		(stageIds.length === 0 ||
			(!!current_stage && stageIds.includes(toStatusReference(current_stage).id)));
	// With these filters nobody knows how many rows the limit takes.
	const isWhole = !createdAfter && jobIds.length === 0 && stageIds.length === 0;
	const options = {
		...(isWhole && Number.isFinite(limit) && { limit }),
		...(onUnreadable && { onUnreadable }),
	};
	let given = 0;
	for await (const application of client.applications(filter, options)) {
		if (!fits(application.record)) continue;
		yield application;
		given += 1;
		if (given >= limit) return;
	}
}
