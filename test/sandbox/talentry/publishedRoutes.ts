import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { fieldMessages } from '../control/validate';
import { Problem, readJson } from '../rest/problem';
import { readQuery } from '../rest/query';
import type { Tenant } from './state';

const flag = z
	.enum(['0', '1'])
	.default('1')
	.transform((value) => value === '1');
const loadQuery = {
	source: z.string().min(1),
	deactivateMissingJobs: flag,
	skipInvalidJobs: flag,
};
const load = z.object({ jobs: z.array(z.unknown()) }).strict();

/** Fields and rules of the job import API; ids of departments and so on are the external ones. */
const job = z
	.object({
		externalId: z.string().min(1),
		contactPersonName: z.string().optional(),
		contactPersonPhone: z.string().optional(),
		contactPersonEmail: z.string().email().optional(),
		departments: z.array(z.string().min(1)).min(1),
		locations: z.array(z.string().min(1)).default([]),
		tags: z.array(z.string().min(1)).default([]),
		rewardType: z.string().optional(),
		rewardAmount: z.number().optional(),
		company: z.string().optional(),
		internalOnly: z.boolean().optional(),
		customData: z
			.string()
			.refine((text) => isJson(text), 'Expected JSON as text')
			.optional(),
		translations: z
			.array(
				z
					.object({
						locale: z.string().regex(/^[a-z]{2}([-_][A-Za-z]{2})?$/),
						name: z.string().min(1),
						description: z.string(),
					})
					.strict(),
			)
			.min(1),
	})
	.strict();

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
type DaysRoute = { Params: { start: string; end: string } };

/**
 * The three endpoints that Talentry documents. How their errors look and what the full load answers
 * is not documented: here the stand-in has words of its own.
 */
export async function publishedRoutes(
	app: FastifyInstance,
	tenantOf: (request: FastifyRequest) => Tenant,
): Promise<void> {
	app.post('/jobs/multiple', { config: { name: 'sendJobs' } }, async (request) => {
		const tenant = tenantOf(request);
		const query = readQuery(loadQuery, request.query);
		const { jobs } = readJson(load, request.body);
		const checked = jobs.map((raw) => ({ raw, result: job.safeParse(raw) }));
		const invalid = checked.flatMap(({ raw, result }) => {
			if (result.success) return [];
			const id = z.object({ externalId: z.string() }).safeParse(raw);
			return [{ externalId: id.data?.externalId ?? null, errors: fieldMessages(result.error) }];
		});
		if (invalid.length > 0 && !query.skipInvalidJobs) {
			const [first] = invalid;
			throw new Problem(400, `The job ${first?.externalId} is not valid.`, first?.errors);
		}
		const counts = { created: 0, updated: 0, deactivated: 0, skipped: invalid };
		const present = new Set<string>();
		for (const { result } of checked) {
			if (!result.success) continue;
			const { externalId, departments, locations, translations } = result.data;
			present.add(externalId);
			counts[tenant.jobs.has(externalId) ? 'updated' : 'created'] += 1;
			tenant.jobs.set(externalId, {
				externalId,
				source: query.source,
				active: true,
				departments,
				locations,
				translations,
			});
		}
		for (const known of tenant.jobs.values()) {
			if (!query.deactivateMissingJobs || present.has(known.externalId) || !known.active) continue;
			if (known.source !== query.source) continue;
			known.active = false;
			counts.deactivated += 1;
		}
		return counts;
	});

	app.get<DaysRoute & { Params: { stageId: string } }>(
		'/applications/:stageId/:start/:end',
		{ config: { name: 'listApplications' } },
		async (request) => {
			const { applications } = tenantOf(request);
			const { from, until } = daysOf(request);
			return applications.filter((application) => {
				const moment = Date.parse(
					application.applicationLastStageChangeDate.replace(/(\d{2})(\d{2})$/, '$1:$2'),
				);
				const { stageId } = request.params;
				return application.applicationStageId === stageId && moment >= from && moment < until;
			});
		},
	);

	app.get<DaysRoute>(
		'/gamificationPointsReport/:start/:end',
		{ config: { name: 'listPoints' } },
		async (request) => {
			const { points } = tenantOf(request);
			const { from, until } = daysOf(request);
			// All points of the stand-in were earned on one day.
			const earned = Date.parse('2026-06-15T12:00:00Z');
			return earned >= from && earned < until ? points : [];
		},
	);
}

/** From the first day's beginning to the last day's end. @throws Problem 400 */
function daysOf(request: FastifyRequest<DaysRoute>): { from: number; until: number } {
	const { start, end } = request.params;
	const [from, last] = [start, end].map((day) => {
		const moment = Date.parse(`${day}T00:00:00Z`);
		if (!DAY.test(day) || Number.isNaN(moment)) throw new Problem(400, `${day} is not YYYY-MM-DD.`);
		return moment;
	});
	if (from === undefined || last === undefined || last < from) {
		throw new Problem(400, 'The end is before the start.');
	}
	return { from, until: last + 86_400_000 };
}
