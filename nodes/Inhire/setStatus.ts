import { z } from 'zod';
import { Failure, invalidInput } from '../../shared/http/failure';
import { present, type StatusReference } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { itemOf, type Item } from '../../shared/node/input/item';
import { changedAtOf, mappedStatusOf } from '../../shared/node/input/mappedStatus';
import { momentIn, momentParameter } from '../../shared/node/panel/moment';
import type { Operation } from '../../shared/node/run/operation';
import { applicationParameters } from '../../shared/node/input/origin';
import { applicationOfItem, elsewhere, passedOn } from '../../shared/vendor/exportedTo';
import { entriesOf, schemaOf } from '../../shared/vendor/fields';
import { batchingOption, pickList, requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { inhireApi, type InhireApi } from './contract';
import { system, toApplication, type InhireApplication } from './records';

interface WantedStatus {
	to: StatusReference;
	/** The status in the other system that led to it. */
	from?: StatusReference;
}

export const setStatus: Operation = {
	option: {
		name: 'Set Status',
		value: 'setStatus',
		action: 'Set status of application',
		description: 'Set the status of an application; one that it has already is not written again',
	},
	properties: [
		...applicationParameters,
		{
			displayName: 'Status',
			name: 'statusSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: 'The status that the Recruiting Status Map has found',
				},
				{ name: 'Chosen Below', value: 'chosen', description: 'A status from the list' },
			],
			default: 'input',
		},
		{
			...pickList({
				displayName: 'New Status',
				name: 'status',
				searchListMethod: 'searchStatuses',
				idPlaceholder: 'e.g. interview',
				required: true,
			}),
			displayOptions: { show: { statusSource: ['chosen'] } },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				batchingOption,
				momentParameter(
					'Changed At',
					'changedAt',
					'When the status changed. Defaults to the time on the item, otherwise to now. A change that is older than the last one is not written.',
				),
				...entriesOf({ elsewhere }),
			],
		},
	],
	async start(context) {
		const api = await connect(context, inhireApi);
		const zone = context.getTimezone();
		const optionsSchema = z
			.object({ changedAt: momentIn(zone) })
			.and(schemaOf({ elsewhere }, zone));
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const options = item.read('options', optionsSchema, 'Options');
			const id = await applicationOfItem(context, itemIndex, inhireApi, (filter) =>
				api.list('listApplications', {}, filter),
			);
			if (id === undefined) return [passedOn(context, itemIndex, options.elsewhere, inhireApi)];
			const wanted = readStatus(item);
			const changedAt =
				options.changedAt ?? changedAtOf(context, itemIndex) ?? new Date().toISOString();
			const { result, application } = await changeStatus(api, id, wanted, changedAt);
			const { jobId, status } = toApplication(application);
			const atsStatus = present({ atsStatus: wanted.from });
			return [{ json: toJson({ system, id, jobId, result, status, ...atsStatus, changedAt }) }];
		};
	},
};

function readStatus({ context, index, read }: Item): WantedStatus {
	if (read('statusSource', z.string(), 'Status') === 'chosen') {
		return { to: { id: read('status', requiredId, 'New Status') } };
	}
	const mapped = mappedStatusOf(context, index, system);
	if (mapped) return mapped;
	throw invalidInput(
		'The item does not say which status of inhire it is to have',
		[{ field: 'status.to', message: 'is missing' }],
		"Put the node 'Recruiting Status Map' before this one, or set 'Status' to 'Chosen Below'.",
	);
}

/** Writes nothing if the application has the status already, or a later one. */
export async function changeStatus(
	api: InhireApi,
	id: string,
	{ to, from }: WantedStatus,
	changedAt: string,
): Promise<{ result: 'updated' | 'unchanged' | 'outdated'; application: InhireApplication }> {
	const { record: before } = await api.read('getApplication', { ids: { applicationId: id } });
	const isSet = before.status.id === to.id;
	if (isSet && (!from || before.atsStatus?.id === from.id)) {
		return { result: 'unchanged', application: before };
	}
	const last = before.atsStatus?.changedAt;
	if (last && Date.parse(last) > Date.parse(changedAt)) {
		return { result: 'outdated', application: before };
	}
	const { record: after } = await api
		.send(
			'setStatus',
			{ statusId: to.id, changedAt, atsStatusId: from?.id, atsStatusName: from?.name },
			{ ids: { applicationId: id }, repeatable: true },
		)
		.catch(unlessOutdated);
	return after
		? { result: 'updated', application: after }
		: { result: 'outdated', application: before };
}

/** A later change may come in between. */
function unlessOutdated(error: unknown): { record: undefined } {
	if (error instanceof Failure && error.details.status === 409) return { record: undefined };
	throw error;
}
