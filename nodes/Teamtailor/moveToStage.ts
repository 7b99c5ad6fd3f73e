import { Failure } from '../../shared/http/failure';
import { moveOperation, refuseForeignStage } from '../../shared/vendor/moveOperations';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toApplication } from './mapping';
import type { TeamtailorApplication, TeamtailorStage } from './records';
import { jobs, stages } from './resources';

export const moveToStage = moveOperation(teamtailorApi, {
	jobs: jobs.pickList,
	stages: stages.pickList,
	async move(client, id, stageId) {
		const { record: before } = await client.read(endpoints.getApplication, id);
		const { job, stage } = before.related;
		if (job) refuseStageOfOther(stageId, job.id, await stagesOf(client, job.id));
		const isThere = stage?.id === stageId;
		const previousStatus = stage && toApplication(before).status;
		return {
			result: isThere ? 'unchanged' : 'updated',
			application: toApplication(isThere ? before : await move(client, id, stageId)),
			...(previousStatus && { previousStatus }),
		};
	},
});

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

/** @throws Failure `validation` */
export function refuseStageOfOther(
	stageId: string,
	jobId: string,
	known: readonly TeamtailorStage[],
): void {
	const named = known.map(({ id, attributes }) => ({ id, name: attributes.name }));
	refuseForeignStage('Teamtailor', stageId, jobId, named);
}
