import { z } from 'zod';
import { readActivation } from '../../../../shared/node/activation';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	byName,
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toApplication } from '../../../../shared/vendors/erecruiter/mapping';
import {
	filterProperties,
	filterSchema,
	fittingApplications,
	readRecruitment,
	recruitmentChoice,
} from './list';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applications',
		description:
			'Get many applications of one or all recruitments, e.g. those changed since a time',
	},
	properties: [
		...recruitmentChoice,
		...limitParameters(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: byName([
				...filterProperties,
				{
					displayName: 'Only Since Activation',
					name: 'sinceActivation',
					type: 'boolean',
					default: true,
					description:
						"Whether to leave out applications made before the active workflow ran for the first time. That moment is remembered, and comes out as activatedAt. To set it yourself, and when n8n runs in queue mode, use 'Made After' instead.",
				},
			]),
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, erecruiter);
		const schema = filterSchema(context.getTimezone()).extend({
			sinceActivation: z.boolean().default(false),
		});
		return async (itemIndex) => {
			const recruitmentId = readRecruitment(context, itemIndex);
			const { sinceActivation, ...filter } = readParameter(
				context,
				'filters',
				itemIndex,
				schema,
				'Filters',
			);
			const activatedAt = sinceActivation ? readActivation(context) : undefined;
			const results = await manyRecords(
				context,
				itemIndex,
				'application',
				toApplication,
				(options) =>
					fittingApplications(
						client,
						recruitmentId,
						{ ...filter, createdAfter: later(filter.createdAfter, activatedAt) },
						options,
					),
			);
			if (!activatedAt) return results;
			return results.map((result) => ({ ...result, json: { ...result.json, activatedAt } }));
		};
	},
};

/** The later of two moments. */
function later(one: string | undefined, other: string | undefined): string | undefined {
	if (!one || !other) return one ?? other;
	return Date.parse(one) > Date.parse(other) ? one : other;
}
