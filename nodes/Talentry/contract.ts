import { z } from 'zod';
import { endpointsOf, sameNames } from '../../shared/http/contract';
import { methodsOf, type Method } from '../../shared/vendor/methods';
import {
	accountRecord,
	applicationRecord,
	consentLinkRecord,
	languageRecord,
	listedJobRecord,
	noteRecord,
	pointsRecord,
	poolRecord,
	statusRecord,
	talentRecord,
} from './records';

/**
 * What Talentry documents, below https://api.talentry.com/api/v1/tenants/<customerId>. The pages say that other
 * endpoints exist which they do not describe; how errors look, and what the full load answers, is not described either.
 */
const integration = endpointsOf(
	'https://help.cleverconnect.com/hc/en-us/articles/12402646356625-Talentry-API',
);
const referral = endpointsOf('https://help.cleverconnect.com/en/knowledgebase/referral-api');

/** The published endpoints, fixed: nothing of them can be overridden. */
export const publishedMethods = {
	sendJobs: {
		...integration('POST', '/jobs/multiple', {
			query: sameNames('source', 'deactivateMissingJobs', 'skipInvalidJobs'),
			body: sameNames('jobs'),
		}),
		record: z.unknown(),
	},
	/** By the day of the last change of stage, from the first day's 00:00:00 to the last day's 23:59:59. */
	listApplications: report('/applications/{stageId}/{start}/{end}', applicationRecord),
	listPoints: report('/gamificationPointsReport/{start}/{end}', pointsRecord),
};

/** A report about rewards: all its rows at once. */
function report<T>(path: string, record: Method<T>['record']): Method<T> {
	return { ...referral('GET', path, { items: '' }), record };
}

/** Where the calls of the published part begin, below the tenant's address. */
export const publishedPaths: readonly string[] = Object.values(publishedMethods).map(
	({ path }) => path.split('/{')[0] ?? path,
);

const { get, list, send } = methodsOf(
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/talentry.openapi.yaml',
);

const talentNames = [
	'firstName',
	'lastName',
	'email',
	'phone',
	'location',
	'language',
	'links',
	'experience',
	'education',
	'skills',
	'languages',
	'tags',
	'externalIds',
	'statusId',
];

/**
 * Everything about talents is not documented by Talentry. This is our default contract, which a credential may adapt.
 */
export const methods = {
	getAccount: get('/account', accountRecord),
	listTalents: list('/talents', talentRecord, [
		'search',
		'email',
		'profileLink',
		'externalId',
		'firstName',
		'lastName',
		'poolId',
		'statusId',
		'consentState',
		'createdAfter',
		'updatedAfter',
		'consentChangedAfter',
		/** Ascending: `createdAt` (the default), `updatedAt` or `consentChangedAt`. */
		'orderBy',
	]),
	getTalent: get('/talents/{talentId}', talentRecord),
	/** Whole, with its pools and notes, so that nothing is missing of a talent whose creation broke off. */
	createTalent: send('POST', '/talents', [...talentNames, 'poolIds', 'notes'], talentRecord),
	updateTalent: send('PATCH', '/talents/{talentId}', talentNames, talentRecord),
	listPools: list('/pools', poolRecord, ['search']),
	/** A talent is in a pool once, however often it is added. */
	addToPool: send('PUT', '/talents/{talentId}/pools/{poolId}', [], z.unknown()),
	removeFromPool: send('DELETE', '/talents/{talentId}/pools/{poolId}', [], z.unknown()),
	listNotes: list('/talents/{talentId}/notes', noteRecord),
	createNote: send('POST', '/talents/{talentId}/notes', ['text', 'externalId'], noteRecord),
	deleteNote: send('DELETE', '/talents/{talentId}/notes/{noteId}', [], z.unknown()),
	listStatuses: list('/statuses', statusRecord),
	listLanguages: list('/languages', languageRecord),
	/** Gives the open link again while one is open. The consent is "requested" afterwards. */
	generateConsentLink: send('POST', '/talents/{talentId}/consent/link', [], consentLinkRecord),
	sendConsentEmail: send('POST', '/talents/{talentId}/consent/email', [], z.unknown()),
	/** The jobs that full loads have brought, by which one is refused that would take most of them offline. */
	listJobs: list('/jobs', listedJobRecord, ['source', 'active']),
	unlockTalent: send(
		'POST',
		'/talents/{talentId}/unlock',
		['acknowledged', 'reason'],
		talentRecord,
		'getTalent',
	),
};
