import { z } from 'zod';
import { Failure, invalidInput, type FailureDetails } from '../../shared/http/failure';
import type { Answer } from '../../shared/http/service';
import type { VendorApi } from '../../shared/http/vendorApi';
import { publishedApi, type CallsOf } from '../../shared/vendor/api';
import { methodsOf, type Schema } from '../../shared/vendor/methods';
import {
	createdRecord,
	fileRecord,
	noteRecord,
	opportunityRecord,
	postingRecord,
	reasonRecord,
	resumeRecord,
	stageRecord,
	system,
	userRecord,
	webhookRecord,
} from './records';

/** Where the API of each kind of account is. */
export const regions = {
	global: 'https://api.lever.co/v1',
	eu: 'https://api.eu.lever.co/v1',
	sandbox: 'https://api.sandbox.lever.co/v1',
} as const;

export const largestPage = 100;

const { method, file } = methodsOf('https://hire.lever.co/developer/documentation');

const list = <T>(path: string, record: Schema<T>) =>
	method('GET', path, record, {
		items: 'data',
		// What is called an offset is a token that the page before has named.
		paging: { type: 'cursor', parameter: 'offset', size: 'limit', next: 'next', more: 'hasNext' },
	});

const get = <T>(path: string, record: Schema<T>) => method('GET', path, record, enveloped);
const enveloped = { envelope: 'data' };

const opportunity = '/opportunities/{opportunityId}';

export const methods = {
	listPostings: list('/postings', postingRecord),
	getPosting: get('/postings/{postingId}', postingRecord),
	listStages: list('/stages', stageRecord),
	listReasons: list('/archive_reasons', reasonRecord),
	listUsers: list('/users', userRecord),
	listOpportunities: list('/opportunities', opportunityRecord),
	getOpportunity: get(opportunity, opportunityRecord),
	createOpportunity: method('POST', '/opportunities', createdRecord),
	changeStage: method('PUT', `${opportunity}/stage`, z.unknown()),
	archive: method('PUT', `${opportunity}/archived`, z.unknown()),
	listNotes: list(`${opportunity}/notes`, noteRecord),
	createNote: method('POST', `${opportunity}/notes`, z.unknown()),
	listResumes: list(`${opportunity}/resumes`, resumeRecord),
	listFiles: list(`${opportunity}/files`, fileRecord),
	downloadResume: file(`${opportunity}/resumes/{fileId}/download`),
	downloadFile: file(`${opportunity}/files/{fileId}/download`),
	uploadFile: method('POST', `${opportunity}/files`, z.object({ data: fileRecord })),
	listWebhooks: list('/webhooks', webhookRecord),
	createWebhook: method('POST', '/webhooks', webhookRecord, enveloped),
	deleteWebhook: method('DELETE', '/webhooks/{webhookId}', z.unknown()),
};

/** The calls, and the user in whose name the account writes. */
export interface LeverApi extends CallsOf<typeof methods> {
	/** @param chosen in the node; without one, that of the credential @throws Failure `validation` */
	actingUser(chosen?: string): string;
}

const credentialSchema = z.object({
	region: z.enum(['global', 'eu', 'sandbox', 'custom']).catch('global'),
	baseUrl: z.string().nullish(),
	performAs: z.string().nullish(),
});

/** @throws Failure `validation` */
function addressOf(credential: unknown): string {
	const { region, baseUrl } = credentialSchema.parse(credential);
	if (region !== 'custom') return regions[region];
	const address = (baseUrl ?? '').trim().replace(/\/+$/, '');
	if (URL.canParse(address) && /^https?:/.test(address)) {
		return `${address.replace(/(\/v1)+$/, '')}/v1`;
	}
	throw invalidInput(
		'The Lever credential has no usable base URL',
		[{ field: 'Base URL', message: `must be an address such as ${regions.global}` }],
		"Enter it in the credential, or choose another 'Region'.",
	);
}

const published = publishedApi(
	{
		system,
		name: 'Lever',
		credentialType: 'leverApi',
		baseUrl: addressOf,
		readFailure,
		settings: () => ({ largestPage }),
	},
	methods,
);

export const leverApi: VendorApi<LeverApi> = {
	...published,
	connect(options) {
		const performAs = credentialSchema.parse(options.credential).performAs?.trim();
		return {
			...published.connect(options),
			actingUser(chosen) {
				const user = chosen ?? performAs;
				if (user) return user;
				throw invalidInput(
					'Lever wants to know in whose name this is written',
					[{ field: 'Acting User', message: 'is not chosen' }],
					"Choose the 'Acting User' in the node, or enter its ID in the credential for all nodes.",
				);
			},
		};
	},
};

const errorSchema = z.object({ code: z.string().nullish(), message: z.string().nullish() });

/** Reads Lever's errors, `{code, message}`. */
export function readFailure({ status, json }: Answer): Partial<FailureDetails> | undefined {
	const checked = errorSchema.safeParse(json);
	const { code, message } = checked.success ? checked.data : {};
	const remedy = remedyOf(status, message ?? '');
	return {
		...(remedy && { remedy }),
		...(message && { vendorMessage: message }),
		...(code && { vendorCode: code }),
	};
}

function remedyOf(status: number, message: string): string | undefined {
	if (status === 401) {
		return "Check the API key and the 'Region' in the credential: a key of one region or of the sandbox is unknown in the others.";
	}
	if (status === 403) {
		return 'The API key lacks the permission for this endpoint. Endpoints and confidential access are chosen when a key is made and cannot be added: in Lever, make a new key under Settings > Integrations and API > API credentials.';
	}
	if (status !== 400 && status !== 404) return undefined;
	// Lever names the resource of an ID that it does not know.
	const [, resource] = /^(stage|archive_reason|posting|user|opportunit)/i.exec(message) ?? [];
	return resource && unknownIds[resource.toLowerCase()];
}

const unknownIds: Readonly<Record<string, string>> = {
	stage: 'Choose a stage from the list. Stages belong to the account, and the sandbox has others.',
	archive_reason: 'Choose an archive reason from the list.',
	posting:
		'Choose a posting from the list. A confidential one needs a key with confidential access.',
	user: "Choose the 'Acting User' from the list, or correct its ID in the credential.",
	opportunit: 'Check the ID. A confidential application needs a key with confidential access.',
};

/** Says of a write that has only been agreed to that nothing came of it. */
export function notDone(message: string): Failure {
	return new Failure({
		kind: 'contract',
		service: 'Lever',
		message,
		remedy: 'Look at the application in Lever before you run it again.',
	});
}
