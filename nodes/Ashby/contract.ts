import { z } from 'zod';
import type { FailureDetails } from '../../shared/http/failure';
import type { Paging } from '../../shared/http/paging';
import type { Answer } from '../../shared/http/service';
import { publishedApi, readContractCredential, type CallsOf } from '../../shared/vendor/api';
import { idValue } from '../../shared/vendor/contractRecords';
import { methodsOf, type Schema } from '../../shared/vendor/methods';
import {
	applicationRecord,
	candidateRecord,
	fileRecord,
	handleRecord,
	historyRecord,
	jobRecord,
	noteRecord,
	reasonRecord,
	sourceRecord,
	stageRecord,
	system,
	webhookRecord,
} from './records';

export const largestPage = 100;

const { method } = methodsOf('https://developers.ashbyhq.com/reference');

/** Every call is a POST; its parameters are in the body, and what it answers is in `results`. */
const call = <T>(path: string, record: Schema<T>) =>
	method('POST', path, record, { envelope: 'results' });

const byCursor: Paging = {
	type: 'cursor',
	in: 'body',
	parameter: 'cursor',
	size: 'limit',
	next: 'nextCursor',
	more: 'moreDataAvailable',
};

const list = <T>(path: string, record: Schema<T>, paging: Paging = byCursor) =>
	method('POST', path, record, { items: 'results', paging });

const onePage: Paging = { type: 'onePage' };

export const methods = {
	listJobs: list('/job.list', jobRecord),
	getJob: call('/job.info', jobRecord),
	listStages: method('POST', '/jobInterviewPlan.info', stageRecord, {
		items: 'results.stages',
		paging: onePage,
	}),
	listCandidates: list('/candidate.list', candidateRecord),
	searchCandidates: list('/candidate.search', candidateRecord, onePage),
	getCandidate: call('/candidate.info', candidateRecord),
	createCandidate: call('/candidate.create', candidateRecord),
	listNotes: list('/candidate.listNotes', noteRecord),
	createNote: call('/candidate.createNote', noteRecord),
	uploadResume: call('/candidate.uploadResume', z.object({ id: idValue })),
	uploadFile: call('/candidate.uploadFile', z.object({ id: idValue })),
	listApplications: list('/application.list', applicationRecord),
	getApplication: call('/application.info', applicationRecord),
	/** One page, for a reader that keeps its place. */
	pageOfApplications: list('/application.list', applicationRecord, onePage),
	listHistory: list('/application.listHistory', historyRecord),
	createApplication: call('/application.create', applicationRecord),
	changeStage: call('/application.changeStage', applicationRecord),
	listReasons: list('/archiveReason.list', reasonRecord, onePage),
	listSources: list('/source.list', sourceRecord, onePage),
	createHandle: call('/file.createFileUploadHandle', handleRecord),
	getFile: call('/file.info', fileRecord),
	createWebhook: call('/webhook.create', webhookRecord),
	getWebhook: call('/webhook.info', webhookRecord),
	deleteWebhook: call('/webhook.delete', z.object({ webhookId: idValue })),
};

export type AshbyApi = CallsOf<typeof methods>;

export const ashbyApi = publishedApi(
	{
		system,
		name: 'Ashby',
		credentialType: 'ashbyApi',
		baseUrl: (credential) =>
			readContractCredential('Ashby', credential, 'Enter the address of the API.').baseUrl,
		readStatus,
		readFailure,
		settings: () => ({ largestPage }),
	},
	methods,
);

const failureSchema = z.object({
	success: z.literal(false),
	errors: z.array(z.unknown()).nullish(),
	errorInfo: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

/** Ashby says most failures inside HTTP 200. `errors` is the older form, which some answers have alone. */
function failureIn({ json }: Answer): { code: string; message?: string } | undefined {
	const checked = failureSchema.safeParse(json);
	if (!checked.success) return undefined;
	const { errors, errorInfo } = checked.data;
	const [first] = errors ?? [];
	return {
		code: errorInfo?.code ?? (typeof first === 'string' ? first : 'unknown'),
		...(errorInfo?.message && { message: errorInfo.message }),
	};
}

/** Codes of permissions, limits and breakdowns are not documented; these are their usual words. */
const statuses: ReadonlyArray<[code: RegExp, status: number]> = [
	[/not_found$/, 404],
	[/permission|forbidden|not_allowed_for_key|missing_scope/, 403],
	[/unauthorized|unauthenticated|api_key/, 401],
	[/rate_limit|too_many_requests/, 429],
	[/internal|server_error/, 500],
];

function readStatus(answer: Answer): number | undefined {
	if (answer.status !== 200) return undefined;
	const failure = failureIn(answer);
	if (!failure) return undefined;
	return statuses.find(([code]) => code.test(failure.code))?.[1] ?? 400;
}

function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	const failure = failureIn(answer);
	const remedy = remedies[answer.status];
	if (!failure) return remedy ? { remedy } : undefined;
	const { code, message } = failure;
	return {
		...(remedy && { remedy }),
		vendorCode: code,
		...(message && { vendorMessage: message }),
	};
}

const remedies: Readonly<Record<number, string>> = {
	401: 'Check the API key in the credential. In Ashby, keys are made under Admin > Integrations > API Keys.',
	403: 'The API key lacks a permission. In Ashby, an administrator opens Admin > Integrations > API Keys and gives it the permissions for candidates, jobs and hiring process metadata.',
};
