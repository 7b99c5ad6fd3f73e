import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { sendContent } from '../rest/content';
import type { Access } from './access';
import { LeverError, notFound, read } from './errors';
import { pageQuery, takePage } from './lists';
import { fileOf, noteOf, opportunityOf, resumeOf } from './records';
import type { LeverState, Opportunity, Webhook } from './state';

export interface Api {
	state(): LeverState;
	access(request: FastifyRequest): Access;
}

export type OpportunityRoute = { Params: { id: string } };

const text = z.string().min(1).optional();
const time = z
	.string()
	.regex(/^\d{12,14}$/, 'must be a time in milliseconds')
	.transform(Number)
	.optional();
const confidentiality = z
	.enum(['all', 'confidential', 'non-confidential'])
	.default('non-confidential');

const EXPANDED = ['applications', 'stage', 'owner', 'followers', 'sourcedBy', 'contact'];
export const expand = z
	.string()
	.default('')
	.transform((names) => new Set(names.split(',').filter(Boolean)))
	.refine((names) => [...names].every((name) => EXPANDED.includes(name)), 'cannot be expanded');

const postingsQuery = {
	...pageQuery,
	state: z.enum(['published', 'internal', 'closed', 'draft', 'pending', 'rejected']).optional(),
	...{ team: text, department: text, location: text, commitment: text, confidentiality },
};

const opportunitiesQuery = {
	...pageQuery,
	...{
		email: text,
		posting_id: text,
		stage_id: text,
		tag: text,
		source: text,
		confidentiality,
		expand,
	},
	archived: z.enum(['true', 'false']).optional(),
	...{ created_at_start: time, created_at_end: time, updated_at_start: time, updated_at_end: time },
};

/** The endpoints that only read. */
export async function readRoutes(app: FastifyInstance, { state, access }: Api): Promise<void> {
	const isVisible = (
		request: FastifyRequest,
		record: { confidentiality: string },
		wanted: string,
	): boolean => {
		if (record.confidentiality === 'confidential' && !access(request).confidential) return false;
		return wanted === 'all' || record.confidentiality === wanted;
	};

	app.get('/postings', { config: { name: 'listPostings', pages: true } }, async (request) => {
		const query = read(postingsQuery, request.query);
		const fits = (wanted: string | undefined, is: string) => wanted === undefined || wanted === is;
		const found = state().postings.filter(
			(posting) =>
				isVisible(request, posting, query.confidentiality) &&
				fits(query.state, posting.state) &&
				fits(query.team, posting.categories.team) &&
				fits(query.department, posting.categories.department) &&
				fits(query.location, posting.categories.location) &&
				fits(query.commitment, posting.categories.commitment),
		);
		return takePage(request, found, query);
	});

	app.get<OpportunityRoute>(
		'/postings/:id',
		{ config: { name: 'getPosting' } },
		async (request) => {
			read({}, request.query);
			const posting = state().postings.find(({ id }) => id === request.params.id);
			if (!posting || !isVisible(request, posting, 'all'))
				throw notFound('postings', request.params.id);
			return { data: posting };
		},
	);

	for (const [path, name, list] of [
		['/stages', 'listStages', () => state().stages],
		['/archive_reasons', 'listReasons', () => state().reasons],
		['/users', 'listUsers', () => state().users],
	] as const) {
		app.get(path, { config: { name, pages: true } }, async (request) =>
			takePage<unknown>(request, list(), read(pageQuery, request.query)),
		);
	}

	app.get(
		'/opportunities',
		{ config: { name: 'listOpportunities', pages: true } },
		async (request) => {
			const query = read(opportunitiesQuery, request.query);
			const found = [...state().opportunities.values()].filter(
				(opportunity) =>
					isVisible(request, opportunity, query.confidentiality) &&
					matches(state(), opportunity, query),
			);
			const { expand: expanded, ...page } = query;
			const taken = takePage(request, found, page);
			return {
				...taken,
				data: taken.data.map((opportunity) => opportunityOf(state(), opportunity, expanded)),
			};
		},
	);

	app.get<OpportunityRoute>(
		'/opportunities/:id',
		{ config: { name: 'getOpportunity' } },
		async (request) => {
			const query = read({ expand }, request.query);
			return { data: opportunityOf(state(), find(request), query.expand) };
		},
	);

	app.get<OpportunityRoute>(
		'/opportunities/:id/notes',
		{ config: { name: 'listNotes', pages: true } },
		async (request) =>
			takePage(request, find(request).notes.map(noteOf), read(pageQuery, request.query)),
	);
	app.get<OpportunityRoute>(
		'/opportunities/:id/resumes',
		{ config: { name: 'listResumes', pages: true } },
		async (request) =>
			takePage(request, find(request).resumes.map(resumeOf), read(pageQuery, request.query)),
	);
	app.get<OpportunityRoute>(
		'/opportunities/:id/files',
		{ config: { name: 'listFiles', pages: true } },
		async (request) =>
			takePage(request, find(request).files.map(fileOf), read(pageQuery, request.query)),
	);

	for (const list of ['resumes', 'files'] as const) {
		app.get<{ Params: { id: string; fileId: string } }>(
			`/opportunities/:id/${list}/:fileId/download`,
			{ config: { name: `download ${list}`, download: true } },
			async (request, reply) => {
				read({}, request.query);
				const { fileId } = request.params;
				const file = find(request)[list].find(({ id }) => id === fileId);
				if (!file) throw notFound(list, fileId);
				const mimeType = 'application/octet-stream';
				return sendContent(reply, { name: file.name, mimeType, bytes: () => file.bytes });
			},
		);
	}

	app.get('/webhooks', { config: { name: 'listWebhooks', pages: true } }, async (request) =>
		takePage(
			request,
			[...state().webhooks.values()].map(webhookOf),
			read(pageQuery, request.query),
		),
	);

	function find(request: FastifyRequest<OpportunityRoute>): Opportunity {
		return findOpportunity(state(), request.params.id, access(request));
	}
}

/** Without the token, which only the answer to its creation has. */
export const webhookOf = ({ id, url, event, createdAt }: Webhook) => ({
	...{ id, url, event, createdAt, updatedAt: createdAt },
	configuration: { conditions: {} },
});

/** @throws LeverError 404, also for one that the key must not see */
export function findOpportunity(
	state: LeverState,
	id: string,
	{ confidential }: Access,
): Opportunity {
	const opportunity = state.opportunities.get(id);
	if (opportunity && (confidential || opportunity.confidentiality !== 'confidential'))
		return opportunity;
	throw notFound('opportunities', id);
}

type OpportunitiesQuery = z.infer<z.ZodObject<typeof opportunitiesQuery>>;

function matches(state: LeverState, opportunity: Opportunity, query: OpportunitiesQuery): boolean {
	const { email, posting_id: posting, stage_id: stage, tag, source, archived } = query;
	if (posting && !state.postings.some(({ id }) => id === posting)) {
		throw new LeverError(400, `postings ${posting} was not found`);
	}
	const contact = state.contacts.get(opportunity.contact);
	const { created_at_start: createdFrom = 0, created_at_end: createdTo = Infinity } = query;
	const { updated_at_start: updatedFrom = 0, updated_at_end: updatedTo = Infinity } = query;
	return (
		(!email || !!contact?.emails.some((known) => known.toLowerCase() === email.toLowerCase())) &&
		(!posting || opportunity.applications.some((application) => application.posting === posting)) &&
		(!stage || opportunity.stage === stage) &&
		(!tag || opportunity.tags.includes(tag)) &&
		(!source || opportunity.sources.includes(source)) &&
		(!archived || (opportunity.archived !== null) === (archived === 'true')) &&
		opportunity.createdAt >= createdFrom &&
		opportunity.createdAt <= createdTo &&
		opportunity.updatedAt >= updatedFrom &&
		opportunity.updatedAt <= updatedTo
	);
}
