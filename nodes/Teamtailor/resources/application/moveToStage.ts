import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../../../shared/http/failure';
import { mappedStatusSchema } from '../../../../shared/model';
import { connect } from '../../../../shared/node/connect';
import { inputJson } from '../../../../shared/node/input';
import type { Operation } from '../../../../shared/node/operation';
import { applicationParameters, readApplicationId } from '../../../../shared/node/origin';
import { batchingOption, readParameter, requiredId } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import {
	moveToStage as move,
	refuseForeignStage,
	stagesOf,
} from '../../../../shared/vendors/teamtailor/application';
import { toApplication } from '../../../../shared/vendors/teamtailor/mapping';
import { jobForList, stagePickList } from '../../parameters';

export const moveToStage: Operation = {
	option: {
		name: 'Move to Stage',
		value: 'moveToStage',
		action: 'Move application to stage',
		description: 'Move an application to another stage of its job',
	},
	properties: [
		...applicationParameters,
		{
			displayName: 'New Stage',
			name: 'stageSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Chosen Below', value: 'chosen', description: 'A stage from the list' },
				{
					name: 'From Input',
					value: 'input',
					description: 'The status that the Recruiting Status Map has found',
				},
			],
			default: 'chosen',
		},
		{
			...jobForList('Whose stages the list below shows'),
			displayOptions: { show: { stageSource: ['chosen'] } },
		},
		{ ...stagePickList, displayOptions: { show: { stageSource: ['chosen'] } } },
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption],
		},
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, teamtailor);
			const stageId = readStageId(context, itemIndex);
			const before = (await client.application(id)).record;
			const jobId = before.related.job?.id;
			if (jobId) refuseForeignStage(stageId, jobId, await stagesOf(client, jobId));
			const result = before.related.stage?.id === stageId ? 'unchanged' : 'updated';
			const after = result === 'unchanged' ? before : await move(client, id, stageId);
			return [
				{
					json: toJson({
						...toApplication(after),
						result,
						...(before.related.stage && {
							previousStatus: toApplication(before).status,
						}),
					}),
				},
			];
		};
	},
};

function readStageId(context: IExecuteFunctions, itemIndex: number): string {
	const source = readParameter(context, 'stageSource', itemIndex, z.string(), 'New Stage');
	if (source === 'chosen') {
		return readParameter(context, 'stage', itemIndex, requiredId, 'Stage Name or ID');
	}
	const mapped = z.object({ status: mappedStatusSchema }).safeParse(inputJson(context, itemIndex));
	if (mapped.success) return mapped.data.status.to.id;
	throw invalidInput(
		'The item does not say which stage of Teamtailor it is to have',
		[{ field: 'status.to', message: 'is missing' }],
		"Put the node 'Recruiting Status Map' before this one, or set 'New Stage' to 'Chosen Below'.",
	);
}
