import { invalidInput, type FieldProblem } from '../../http/failure';
import type { Job } from '../../model';
import type { MatchedIoClient } from './client';
import { isBlank, type FilledFields } from './jobFields';
import { toJob } from './mapping';
import type { MatchedIoJobField } from './records';

export interface ImportedJob {
	result: 'created' | 'updated' | 'alreadyExists';
	job: Job;
}

/** Anything else, such as `unchanged`, means that nothing was written. */
const results: ReadonlyMap<string, ImportedJob['result']> = new Map([
	['created', 'created'],
	['updated', 'updated'],
]);

/**
 * Imports a job of another system. Nothing is sent while a required field is missing; one that was imported before
 * keeps what it has, so that a person may have completed it at matched.io.
 *
 * @throws Failure `validation` with every field that is missing or does not fit
 */
export async function importJob(
	client: MatchedIoClient,
	origin: { system: string; id: string },
	{ values, missing, problems }: FilledFields,
	ifExists: 'update' | 'keep',
): Promise<ImportedJob> {
	const stillMissing = await missingThere(client, origin, missing);
	const wrong: FieldProblem[] = [
		...stillMissing.map((field) => ({ field: field.label, message: missingMessage(field) })),
		...problems,
	];
	if (wrong.length > 0) {
		throw invalidInput(
			`Job ${origin.id} of ${origin.system} cannot be imported into matched.io: ${wrong.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			wrong,
			"Nothing was sent. Enter the values under 'Job Fields', then run it again.",
		);
	}
	const { record } = await client.importJob({
		externalSystem: origin.system,
		externalId: origin.id,
		ifExists,
		fields: values,
	});
	const { result, job } = record;
	return { result: results.get(result) ?? 'alreadyExists', job: toJob(job) };
}

async function missingThere(
	client: MatchedIoClient,
	origin: { system: string; id: string },
	missing: readonly MatchedIoJobField[],
): Promise<readonly MatchedIoJobField[]> {
	if (missing.length === 0) return missing;
	const imported = await client.importedJob(origin.system, origin.id);
	return imported ? missing.filter(({ name }) => isBlank(imported[name])) : missing;
}

function missingMessage({ options }: MatchedIoJobField): string {
	const choices = (options ?? []).map(({ value }) => value);
	return choices.length > 0 ? `is missing (one of ${choices.join(', ')})` : 'is missing';
}
