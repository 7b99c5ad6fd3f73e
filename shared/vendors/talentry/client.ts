import { withOverrides } from '../../http/contract';
import { createContractClient, type ListOptions, type Received } from '../../http/contractClient';
import { Failure } from '../../http/failure';
import type { ConnectOptions } from '../vendor';
import {
	publishedContract,
	talentryContract,
	type PublishedOperation,
	type TalentryOperation,
} from './contract';
import { readCredential } from './credential';
import { readFailure } from './errors';
import {
	accountRecord,
	applicationRecord,
	consentLinkRecord,
	languageRecord,
	noteRecord,
	pointsRecord,
	poolRecord,
	statusRecord,
	talentRecord,
	type TalentryAccountRecord,
	type TalentryApplication,
	type TalentryLanguage,
	type TalentryNote,
	type TalentryPoints,
	type TalentryPool,
	type TalentryStatus,
	type TalentryTalent,
} from './records';
import type { TalentryJob } from './jobs';

export interface TalentFilter {
	/** Text in the name or e-mail. */
	search?: string;
	email?: string;
	profileLink?: string;
	firstName?: string;
	lastName?: string;
	company?: string;
	poolId?: string;
	statusId?: string;
	consentState?: string;
	/** ISO 8601 with offset, as the other two. */
	createdAfter?: string;
	updatedAfter?: string;
	consentChangedAfter?: string;
	/** Ascending; default `createdAt`. */
	orderBy?: 'createdAt' | 'updatedAt' | 'consentChangedAt';
}

/** Fields by the names of the contract; `undefined` leaves a field as it is. */
export interface TalentBody {
	firstName?: string;
	lastName?: string;
	email?: string;
	phone?: string;
	location?: string;
	/** The code of the preferred language. */
	language?: string;
	statusId?: string;
	links?: object[];
	experience?: object[];
	education?: object[];
	skills?: string[];
	languages?: object[];
	tags?: string[];
}

export interface FullLoad {
	/** The name under which the jobs' system is known in Talentry. */
	source: string;
	deactivateMissingJobs: boolean;
	skipInvalidJobs: boolean;
}

/** Days, `YYYY-MM-DD`, both included. */
export interface Days {
	start: string;
	end: string;
}

export type TalentryClient = ReturnType<typeof createTalentryClient>;

/**
 * Calls of Talentry: the published endpoints as they are documented, and the talents by our contract. Every call throws
 * Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createTalentryClient(options: ConnectOptions) {
	const { tenantUrl, talentUrl, contractOverrides } = readCredential(options.credential);
	const published = createContractClient<PublishedOperation>(
		{ name: 'Talentry', baseUrl: tenantUrl, contract: publishedContract, readFailure },
		options,
	);
	const talents = createContractClient<TalentryOperation>(
		{
			name: 'Talentry',
			baseUrl: talentUrl,
			contract: withOverrides('Talentry', talentryContract, contractOverrides),
			readFailure,
		},
		options,
	);

	/** A call whose answer says nothing. Repeating it does no harm. */
	async function send(
		operation: TalentryOperation,
		ids: Record<string, string>,
		repeatable = true,
	): Promise<void> {
		const request = talents.requestTo(operation, { ids });
		// Without a body, HTTP clients announce a form.
		const body = { type: 'json', value: {} } as const;
		await talents.caller.text(request.method === 'DELETE' ? request : { ...request, body }, {
			repeatable,
		});
	}

	return {
		/** Where the talents are; what a poll remembers belongs to it. */
		talentUrl,

		/**
		 * Hands over all current jobs at once; gives back what Talentry answers, whose form is not documented.
		 * @throws Failure `contract` for a web page in the answer's place
		 */
		async sendJobs(jobs: readonly TalentryJob[], load: FullLoad): Promise<unknown> {
			const request = published.requestTo('sendJobs', {
				query: {
					source: load.source,
					deactivateMissingJobs: load.deactivateMissingJobs ? 1 : 0,
					skipInvalidJobs: load.skipInvalidJobs ? 1 : 0,
				},
			});
			const text = await published.caller.text(
				{
					...request,
					headers: { accept: 'application/json' },
					body: { type: 'json', value: { jobs } },
				},
				{ repeatable: true },
			);
			return answerOf(text);
		},
		applications(
			stageId: string,
			days: Days,
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<TalentryApplication>> {
			return published.list('listApplications', applicationRecord, listOptions, {
				ids: { stageId, ...days },
			});
		},
		points(days: Days, listOptions: ListOptions = {}): AsyncGenerator<Received<TalentryPoints>> {
			return published.list('listPoints', pointsRecord, listOptions, { ids: { ...days } });
		},

		/** Whose token this is, and what it may do. */
		async account(): Promise<TalentryAccountRecord> {
			return (await talents.read('getAccount', accountRecord)).record;
		},
		talents(
			filter: TalentFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<TalentryTalent>> {
			return talents.list('listTalents', talentRecord, listOptions, { query: { ...filter } });
		},
		/** @throws Failure `notFound`, also when it was deleted (status 410) */
		async talent(talentId: string): Promise<Received<TalentryTalent>> {
			return await talents.read('getTalent', talentRecord, { ids: { talentId } });
		},
		/** @throws Failure `duplicate` with the `existingId` of the talent that has the e-mail */
		async createTalent(body: TalentBody): Promise<Received<TalentryTalent>> {
			return await talents.write('createTalent', { ...body }, talentRecord, {
				// Only by its e-mail would a second try be recognised.
				repeatable: body.email !== undefined,
			});
		},
		async updateTalent(talentId: string, body: TalentBody): Promise<Received<TalentryTalent>> {
			return await talents.write('updateTalent', { ...body }, talentRecord, {
				ids: { talentId },
				repeatable: true,
			});
		},
		pools(
			filter: { search?: string } = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<TalentryPool>> {
			return talents.list('listPools', poolRecord, listOptions, { query: { ...filter } });
		},
		/** A talent is in a pool once, however often it is added. */
		async addToPool(talentId: string, poolId: string): Promise<void> {
			await send('addToPool', { talentId, poolId });
		},
		async removeFromPool(talentId: string, poolId: string): Promise<void> {
			await send('removeFromPool', { talentId, poolId });
		},
		notes(talentId: string, listOptions: ListOptions = {}): AsyncGenerator<Received<TalentryNote>> {
			return talents.list('listNotes', noteRecord, listOptions, { ids: { talentId } });
		},
		async createNote(talentId: string, text: string): Promise<Received<TalentryNote>> {
			return await talents.write('createNote', { text }, noteRecord, {
				ids: { talentId },
				repeatable: false,
			});
		},
		async deleteNote(talentId: string, noteId: string): Promise<void> {
			await send('deleteNote', { talentId, noteId });
		},
		statuses(listOptions: ListOptions = {}): AsyncGenerator<Received<TalentryStatus>> {
			return talents.list('listStatuses', statusRecord, listOptions);
		},
		languages(listOptions: ListOptions = {}): AsyncGenerator<Received<TalentryLanguage>> {
			return talents.list('listLanguages', languageRecord, listOptions);
		},
		/** Gives the open link again while one is open. The consent is "requested" afterwards. */
		async generateConsentLink(talentId: string): Promise<string> {
			const { record } = await talents.write('generateConsentLink', {}, consentLinkRecord, {
				ids: { talentId },
				repeatable: true,
			});
			return record.link;
		},
		/** A second e-mail would reach the person, so the call is never repeated by itself. */
		async sendConsentEmail(talentId: string): Promise<void> {
			await send('sendConsentEmail', { talentId }, false);
		},
		async unlockTalent(talentId: string, reason?: string): Promise<Received<TalentryTalent>> {
			return await talents.write('unlockTalent', { acknowledged: true, reason }, talentRecord, {
				ids: { talentId },
				answeredBy: 'getTalent',
				repeatable: true,
			});
		},
	};
}

/** JSON where it is JSON, else the text; empty is nothing. */
function answerOf(text: string): unknown {
	if (text.trim().startsWith('<')) {
		throw new Failure({
			kind: 'contract',
			service: 'Talentry',
			message: 'Talentry answered with a web page instead of data',
			remedy:
				"Check 'Base URL' in the credential; a proxy or a sign-in page may be answering in its place.",
		});
	}
	try {
		return text.trim() === '' ? undefined : JSON.parse(text);
	} catch {
		return text;
	}
}
