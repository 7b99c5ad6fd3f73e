import { z } from 'zod';
import { Failure, invalidInput } from '../../shared/http/failure';
import { mappedStatusSchema } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { inputJson } from '../../shared/node/input/inputRecord';
import { itemOf, type Item } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { applicationParameters, readApplicationId } from '../../shared/node/input/origin';
import { requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toApplication } from './mapping';
import type { TeamtailorApplication, TeamtailorStage } from './records';
import { jobs, stages } from './resources';

const ifChosen = { displayOptions: { show: { stageSource: ['chosen'] } } };

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
			...chosenFrom(jobs.pickList, {
				required: false,
				description: 'Whose stages the list below shows',
			}),
			...ifChosen,
		},
		{ ...chosenFrom(stages.pickList), ...ifChosen },
		onlyBatching,
	],
	async start(context) {
		const client = await connect(context, teamtailorApi);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, teamtailorApi);
			const stageId = readStageId(itemOf(context, itemIndex));
			const { record: before } = await client.read(endpoints.getApplication, id);
			const { job, stage } = before.related;
			if (job) refuseForeignStage(stageId, job.id, await stagesOf(client, job.id));
			const isThere = stage?.id === stageId;
			const after = isThere ? before : await move(client, id, stageId);
			return [
				{
					json: toJson({
						...toApplication(after),
						result: isThere ? 'unchanged' : 'updated',
						...(stage && { previousStatus: toApplication(before).status }),
					}),
				},
			];
		};
	},
};

function readStageId({ context, index, read }: Item): string {
	const source = read('stageSource', z.string(), 'New Stage');
	if (source === 'chosen') return read('stage', requiredId, 'Stage Name or ID');
	const mapped = z.object({ status: mappedStatusSchema }).safeParse(inputJson(context, index));
	if (mapped.success) return mapped.data.status.to.id;
	throw invalidInput(
		'The item does not say which stage of Teamtailor it is to have',
		[{ field: 'status.to', message: 'is missing' }],
		"Put the node 'Recruiting Status Map' before this one, or set 'New Stage' to 'Chosen Below'.",
	);
}

/**
 * Moves an application. The documentation says that relationships can be changed, but shows no example of a stage, so
 * the application is read again to see whether it was.
 *
 * @throws Failure `contract` if Teamtailor agreed and left it where it was
 */
export async function move(
	client: TeamtailorClient,
	applicationId: string,
	stageId: string,
): Promise<TeamtailorApplication> {
	await client.update(endpoints.updateApplication, applicationId, {
		relationships: { stage: { type: 'stages', id: stageId } },
	});
	const { record } = await client.read(endpoints.getApplication, applicationId);
	if (record.related.stage?.id === stageId) return record;
	throw new Failure({
		kind: 'contract',
		service: 'Teamtailor',
		message: `Teamtailor accepted the move of application ${applicationId}, but it is still in stage ${record.related.stage?.id ?? 'unknown'}`,
		remedy:
			'Teamtailor does not document how applications are moved. Try another API version in the credential, and move the application by hand.',
	});
}

/** All stages of a job in their order. */
export async function stagesOf(
	client: TeamtailorClient,
	jobId: string,
): Promise<TeamtailorStage[]> {
	const found = [];
	const list = client.list(endpoints.listStages, {}, { filter: { job: jobId } });
	for await (const { record } of list) found.push(record);
	return found;
}

/** @throws Failure `validation` if it is not among the stages of the job */
export function refuseForeignStage(
	stageId: string,
	jobId: string,
	known: readonly TeamtailorStage[],
): void {
	if (known.some(({ id }) => id === stageId)) return;
	const names = known.map(({ id, attributes }) => `${attributes.name} (${id})`).join(', ');
	throw invalidInput(
		`The stage ${stageId} does not belong to the job ${jobId}`,
		[{ field: 'Stage', message: `must be one of ${names}` }],
		'Every job of Teamtailor has stages of its own. Choose one of this job.',
	);
}
