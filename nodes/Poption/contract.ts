import { z } from 'zod';
import { resultOrFailure, type Failure, type FailureDetails } from '../../shared/http/failure';
import { readProblem } from '../../shared/http/problemDetails';
import type { Answer } from '../../shared/http/service';
import { contractApi, type CallsOf } from '../../shared/vendor/api';
import { methodsOf } from '../../shared/vendor/methods';
import {
	categoryRecord,
	describedCategoryRecord,
	describeExport,
	exportRecord,
	jobPostingRecord,
	system,
} from './records';

const { get, list, file, send } = methodsOf(
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/poption.openapi.yaml',
);

/** Poption publishes no API. This is our default contract, which a credential may adapt. */
export const methods = {
	listCategories: list('/export-categories', categoryRecord),
	getCategory: get('/export-categories/{categoryId}', describedCategoryRecord),
	listExports: list('/exports', exportRecord, ['category', 'status']),
	startExport: send(
		'POST',
		'/exports',
		['category', 'format', 'language', 'reference'],
		exportRecord,
		'getExport',
	),
	getExport: get('/exports/{exportId}', exportRecord),
	downloadExport: file('/exports/{exportId}/file'),
	deleteExport: send('DELETE', '/exports/{exportId}', [], z.unknown()),
	getCandidateProfile: file('/candidates/{candidateId}/profile.pdf'),
	getApplicationProfile: file('/applications/{applicationId}/profile.pdf'),
	listJobPostings: list('/job-postings', jobPostingRecord, ['search', 'status']),
};

export type PoptionApi = CallsOf<typeof methods>;

export const poptionApi = contractApi(
	{
		system,
		name: 'Poption',
		credentialType: 'poptionApi',
		rights: 'export data',
		readFailure,
	},
	methods,
);

/** Deletes an export with its file; one that somebody else has deleted meanwhile is gone all the same. */
export async function removeExport(api: PoptionApi, exportId: string): Promise<void> {
	// The answer has no content, so it is read as text.
	const removing = api.caller.done(api.requestTo('deleteExport', { ids: { exportId } }));
	await resultOrFailure(removing, isGone);
}

/** Whether the failure says that the record is not there any more. */
export function isGone({ kind }: Failure): boolean {
	return kind === 'notFound';
}

/** What an answer with 409 to `startExport` says. */
const slotsTaken = z.object({ running: z.array(exportRecord).min(1) });

function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	const problem = readProblem(answer);
	if (answer.status === 403) return { ...problem, ...missingRight };
	const taken = answer.status === 409 ? slotsTaken.safeParse(answer.json) : undefined;
	if (!taken?.success) return problem;
	const { running } = taken.data;
	return {
		...problem,
		message: `All ${running.length} exports that Poption runs at a time are taken: ${running.map(describeExport).join('; ')}`,
		remedy:
			"Wait until one has finished ('Wait for a Free Slot'), or delete one that is not needed ('Export: Delete').",
	};
}

const missingRight = {
	message: 'The account of this credential may not do this in Poption',
	remedy:
		'Only administrators may export data from Poption. Use the token of an administrator, or ask one to give your account that role in the company settings.',
};
