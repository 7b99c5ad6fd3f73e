import { endpointsOf, sameNames, type Contract } from '../../http/contract';

/**
 * What Talentry documents, below https://api.talentry.com/api/v1/tenants/<customerId>. The pages say that other
 * endpoints exist which they do not describe; how errors look, and what the full load answers, is not described either.
 */
const integrationApi =
	'https://help.cleverconnect.com/hc/en-us/articles/12402646356625-Talentry-API';
const referralApi = 'https://help.cleverconnect.com/en/knowledgebase/referral-api';

export type PublishedOperation = 'sendJobs' | 'listApplications' | 'listPoints';

const integration = endpointsOf(integrationApi);
const referral = endpointsOf(referralApi);

/** The published endpoints, fixed: nothing of them can be overridden. */
export const publishedContract: Contract<PublishedOperation> = {
	sendJobs: integration('POST', '/jobs/multiple', {
		query: sameNames('source', 'deactivateMissingJobs', 'skipInvalidJobs'),
		body: sameNames('jobs'),
	}),
	/** By the day of the last change of stage, from the first day's 00:00:00 to the last day's 23:59:59. */
	listApplications: referral('GET', '/applications/{stageId}/{start}/{end}', { items: '' }),
	listPoints: referral('GET', '/gamificationPointsReport/{start}/{end}', { items: '' }),
};

/** Where the calls of the published part begin, below the tenant's address. */
export const publishedPaths: readonly string[] = Object.values(publishedContract).map(
	({ path }) => path.split('/{')[0] ?? path,
);

/**
 * Everything about talents is not documented by Talentry. This is the default contract of this package, described in
 * docs/contracts/talentry.openapi.yaml; a credential can change each part of it.
 */
export const contractDocumentation =
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/talentry.openapi.yaml';

export type TalentryOperation =
	| 'getAccount'
	| 'listTalents'
	| 'getTalent'
	| 'createTalent'
	| 'updateTalent'
	| 'listPools'
	| 'addToPool'
	| 'removeFromPool'
	| 'listNotes'
	| 'createNote'
	| 'deleteNote'
	| 'listStatuses'
	| 'listLanguages'
	| 'generateConsentLink'
	| 'sendConsentEmail'
	| 'unlockTalent';

const endpoint = endpointsOf(contractDocumentation);
const list = { items: 'items', nextCursor: 'nextCursor' };

const talentNames = [
	...['firstName', 'lastName', 'email', 'phone', 'location', 'language', 'links'],
	...['experience', 'education', 'skills', 'languages', 'tags'],
];
const consentNames = ['state', 'changedAt', 'requestedAt', 'givenAt', 'expiresAt'];

const talentFields = sameNames(
	...['id', ...talentNames, 'status', 'status.id', 'status.name', 'pools', 'pools[].id'],
	...['pools[].name', 'consent', ...consentNames.map((name) => `consent.${name}`), 'blocked'],
	...['profileUrl', 'createdAt', 'updatedAt'],
);
const talentBody = sameNames(...talentNames, 'statusId');

export const talentryContract: Contract<TalentryOperation> = {
	getAccount: endpoint('GET', '/account', { fields: sameNames('tenant', 'role') }),
	listTalents: endpoint('GET', '/talents', {
		...list,
		query: sameNames(
			...['search', 'email', 'profileLink', 'firstName', 'lastName', 'company'],
			...['poolId', 'statusId', 'consentState', 'createdAfter', 'updatedAfter'],
			...['consentChangedAfter', 'orderBy', 'limit', 'cursor'],
		),
		fields: talentFields,
	}),
	getTalent: endpoint('GET', '/talents/{talentId}', { fields: talentFields }),
	createTalent: endpoint('POST', '/talents', { fields: talentFields, body: talentBody }),
	updateTalent: endpoint('PATCH', '/talents/{talentId}', {
		fields: talentFields,
		body: talentBody,
	}),
	listPools: endpoint('GET', '/pools', {
		...list,
		query: sameNames('search', 'limit', 'cursor'),
		fields: sameNames('id', 'name'),
	}),
	addToPool: endpoint('PUT', '/talents/{talentId}/pools/{poolId}'),
	removeFromPool: endpoint('DELETE', '/talents/{talentId}/pools/{poolId}'),
	listNotes: endpoint('GET', '/talents/{talentId}/notes', {
		...list,
		query: sameNames('limit', 'cursor'),
		fields: sameNames('id', 'text', 'author', 'createdAt'),
	}),
	createNote: endpoint('POST', '/talents/{talentId}/notes', {
		fields: sameNames('id', 'text', 'author', 'createdAt'),
		body: sameNames('text'),
	}),
	deleteNote: endpoint('DELETE', '/talents/{talentId}/notes/{noteId}'),
	listStatuses: endpoint('GET', '/statuses', {
		...list,
		query: sameNames('limit', 'cursor'),
		fields: sameNames('id', 'name', 'isDefault'),
	}),
	listLanguages: endpoint('GET', '/languages', {
		...list,
		query: sameNames('limit', 'cursor'),
		fields: sameNames('code', 'name'),
	}),
	generateConsentLink: endpoint('POST', '/talents/{talentId}/consent/link', {
		fields: sameNames('link'),
	}),
	sendConsentEmail: endpoint('POST', '/talents/{talentId}/consent/email'),
	unlockTalent: endpoint('POST', '/talents/{talentId}/unlock', {
		body: sameNames('acknowledged', 'reason'),
	}),
};
