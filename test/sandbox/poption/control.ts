import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { FATES } from './exports';
import { CATEGORY_IDS, FORMATS, LANGUAGES } from './model';
import { rowsOf } from './rows';
import type { PoptionState, Sizes } from './state';

const durationMs = z.number().int().min(0).max(1_000_000_000);

const newExports = z
	.object({
		count: z.number().int().min(1).max(1000).default(1),
		category: z.enum(CATEGORY_IDS).default('candidates'),
		format: z.enum(FORMATS).default('xlsx'),
		language: z.enum(LANGUAGES).default('nb'),
		reference: z.string().min(1).nullable().default(null),
		durationMs: durationMs.default(3_600_000),
		fate: z.enum(FATES).default('finish'),
	})
	.strict();

const ending = z.object({ fate: z.enum(FATES) }).strict();
const settings = z
	.object({ durationMs, nextFates: z.array(z.enum(FATES)), deliverPage: z.boolean() })
	.strict()
	.partial();
const passing = z.object({ advanceMs: z.number().int().min(0) }).strict();
const sizes = z
	.object({
		candidates: z.number().int().min(1).max(1_000_000),
		applications: z.number().int().min(0).max(1_000_000),
		/** Whether nobody's consent has expired or is missing. */
		allConsent: z.boolean().default(false),
	})
	.strict();

type IdRoute = { Params: { id: string } };

/** The endpoints below `/control/poption`: what happens at Poption without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => PoptionState,
	restart: (sizes: Sizes) => void,
): Promise<void> {
	/** Somebody else starts exports, so that slots are taken; the limit does not hold here. */
	app.post('/exports', async (request, reply) => {
		const { count, ...wanted } = readBody(newExports, request.body);
		const ids: string[] = [];
		for (let index = 0; index < count; index++) {
			const rows = rowsOf(wanted.category, state());
			ids.push((await state().exports.start({ ...wanted, rows })).id);
		}
		await state().look();
		return await reply.code(201).send({ ids });
	});

	/** An export finishes now, fails now, or makes no more progress. */
	app.patch<IdRoute>('/exports/:id', async (request) => {
		const { fate } = readBody(ending, request.body);
		state().exports.end(request.params.id, fate);
		await state().look();
		const record = await state().exports.find(request.params.id);
		if (!record) throw new ControlError(404, `There is no export ${request.params.id}`);
		return record;
	});

	/** Somebody else deletes an export. */
	app.delete<IdRoute>('/exports/:id', async (request, reply) => {
		if (!state().exports.delete(request.params.id)) {
			throw new ControlError(404, `There is no export ${request.params.id}`);
		}
		await state().look();
		return await reply.code(204).send();
	});

	app.patch('/settings', async (request) =>
		Object.assign(state().settings, readBody(settings, request.body)),
	);

	app.post('/clock', async (request) => {
		state().advance(readBody(passing, request.body).advanceMs);
		return await state().look();
	});

	/** Other people, and no exports. */
	app.post('/people', async (request) => {
		const wanted = readBody(sizes, request.body);
		if (wanted.applications > wanted.candidates * 2) {
			throw new ControlError(400, 'A candidate has at most two applications');
		}
		restart(wanted);
		return { candidates: state().candidates.length, applications: state().applications.length };
	});
}
