import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { numberedPolishPerson } from '../polishPeople';
import { instantSchema } from '../rest/query';
import { CV_REVIEW_STAGE, NEW_STAGE, RECRUITMENT_STATUSES, STAGE_TYPES } from './model';
import type { Application } from './model';
import type { ErecruiterState, NewApplication } from './state';

const id = z.number().int().min(1);
const nullableText = z.string().nullable();

const newApplications = z
	.object({
		count: z.number().int().min(1).max(1_000_000).default(1),
		recruitmentId: id.default(5001),
		stageId: id.default(NEW_STAGE),
		/** Only for a single one. */
		externalId: nullableText.default(null),
		originId: id.nullable().default(null),
		/** Of the first; each one after it comes a second later. Default: now, for all. */
		createdAt: instantSchema.optional(),
		/** When it entered its stage, if that is not "Nowy". Default: when it was created. */
		modifiedAt: instantSchema.optional(),
		candidate: z
			.object({
				firstName: z.string(),
				lastName: z.string(),
				email: nullableText,
				phone: nullableText,
				city: nullableText,
			})
			.strict()
			.partial()
			.default({}),
	})
	.strict()
	.refine(({ count, externalId }) => count === 1 || externalId === null, {
		path: ['externalId'],
		message: 'Only for a single application',
	});

const changedApplication = z
	.object({ stageId: id.optional(), modifiedAt: instantSchema.optional() })
	.strict();
const openedCard = z.object({ modifiedAt: instantSchema.optional() }).strict();
const newStage = z
	.object({ name: z.string().min(1), type: z.enum(STAGE_TYPES).default('Standard') })
	.strict();
const removedStage = z
	.object({
		replacement: z.string().regex(/^\d+$/).transform(Number).optional(),
		modifiedAt: instantSchema.optional(),
	})
	.strict();
const changedRecruitment = z
	.object({
		name: z.string().min(1),
		sharedWithPartner: z.boolean(),
		status: z.enum(RECRUITMENT_STATUSES),
	})
	.strict()
	.partial();

type IdRoute = { Params: { id: string } };

/** The endpoints below `/control/erecruiter`: what people do at eRecruiter without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => ErecruiterState,
): Promise<void> {
	app.post('/applications', async (request, reply) => {
		const body = readBody(newApplications, request.body);
		findRecruitment(body.recruitmentId);
		findStage(body.stageId);
		const before = state().applications.length;
		const first = body.createdAt ?? now();
		const step = body.createdAt === undefined ? 0 : 1000;
		const fresh = Array.from({ length: body.count }, (_unused, index): NewApplication => {
			const createdAt =
				index === 0 ? first : new Date(Date.parse(first) + index * step).toISOString();
			const path = [{ stageId: NEW_STAGE, enteredAt: createdAt }];
			if (body.stageId !== NEW_STAGE) {
				path.push({ stageId: body.stageId, enteredAt: body.modifiedAt ?? createdAt });
			}
			return {
				recruitmentId: body.recruitmentId,
				externalId: body.externalId,
				originId: body.originId,
				candidate: { ...numberedPolishPerson(before + index), ...body.candidate },
				message: null,
				path,
			};
		});
		const added = state().addApplications(fresh);
		const ids = added.map(({ applicationId }) => applicationId);
		return await reply.code(201).send({ count: ids.length, ids, items: added.slice(0, 100) });
	});

	app.patch<IdRoute>('/applications/:id', async (request) => {
		const { stageId, modifiedAt = now() } = readBody(changedApplication, request.body);
		const application = findApplication(request.params.id);
		if (stageId !== undefined) state().moveToStage(application, findStage(stageId), modifiedAt);
		// Something else about it was changed.
		application.modifiedAt = modifiedAt;
		state().sort();
		return application;
	});

	app.post<IdRoute>('/applications/:id/open', async (request) => {
		const { modifiedAt = now() } = readBody(openedCard, request.body);
		const application = findApplication(request.params.id);
		if (application.stageId === NEW_STAGE) {
			state().moveToStage(application, findStage(CV_REVIEW_STAGE), modifiedAt);
			state().sort();
		}
		return application;
	});

	app.get<{ Params: { id: string; fileId: string } }>(
		'/applications/:id/files/:fileId',
		async (request, reply) => {
			const { id, fileId } = request.params;
			const file = findApplication(id).files.find((known) => String(known.fileId) === fileId);
			if (!file) throw new ControlError(404, `There is no file ${fileId}`);
			return await reply.type(file.mimeType).send(file.bytes);
		},
	);

	app.post('/stages', async (request, reply) => {
		const stage = state().addStage(readBody(newStage, request.body));
		return await reply.code(201).send(stage);
	});

	app.patch<IdRoute>('/stages/:id', async (request) => {
		const changes = readBody(newStage.partial(), request.body);
		const stage = Object.assign(findStage(request.params.id), changes);
		for (const application of inStage(stage.id)) application.stageName = stage.name;
		return stage;
	});

	app.delete<IdRoute>('/stages/:id', async (request) => {
		const query = readBody(removedStage, request.query);
		const stage = findStage(request.params.id);
		if (stage.isSystem) throw new ControlError(400, `"${stage.name}" is a system stage`);
		const used = inStage(stage.id);
		if (query.replacement === undefined && used.length > 0) {
			throw new ControlError(400, `"${stage.name}" is in use: name its replacement`);
		}
		if (query.replacement !== undefined) {
			const replacement = findStage(query.replacement);
			if (replacement === stage) throw new ControlError(400, 'A stage cannot replace itself');
			const at = query.modifiedAt ?? now();
			for (const application of used) state().moveToStage(application, replacement, at);
			state().sort();
		}
		state().removeStage(stage);
		return { removed: stage, moved: used.map(({ applicationId }) => applicationId) };
	});

	app.patch<IdRoute>('/recruitments/:id', async (request) => {
		const changes = readBody(changedRecruitment, request.body);
		return Object.assign(findRecruitment(request.params.id), changes);
	});

	app.delete('/tokens', async (_request, reply) => {
		state().tokens.expire();
		return await reply.code(204).send();
	});

	function findApplication(id: string): Application {
		const application = state().findApplication(Number(id));
		if (!application) throw new ControlError(404, `There is no application ${id}`);
		return application;
	}

	function findRecruitment(id: number | string) {
		const recruitment = state().findRecruitment(Number(id));
		if (!recruitment) throw new ControlError(404, `There is no recruitment ${id}`);
		return recruitment;
	}

	function findStage(id: number | string) {
		const stage = state().findStage(Number(id));
		if (!stage) throw new ControlError(404, `There is no stage ${id}`);
		return stage;
	}

	function inStage(id: number): Application[] {
		return state().applications.filter(({ stageId }) => stageId === id);
	}
}

function now(): string {
	return new Date().toISOString();
}
