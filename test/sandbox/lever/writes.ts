import { randomBytes } from 'node:crypto';

import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { LeverError, notFound, read } from './errors';
import { findOpportunity, webhookOf, type Api, type OpportunityRoute } from './reads';
import { fileOf, noteOf, opportunityOf } from './records';
import type { LeverState } from './state';

const text = z.string().min(1);
const names = z.array(text).default([]);
const time = z.number().int().positive();

const newOpportunity = {
	name: text.optional(),
	headline: text.optional(),
	location: text.optional(),
	stage: text.optional(),
	emails: z.array(z.string().email()).default([]),
	phones: z.array(z.object({ type: text.optional(), value: text }).strict()).default([]),
	...{ links: names, tags: names, sources: names, postings: names, followers: names },
	origin: z.enum(['agency', 'applied', 'internal', 'referred', 'sourced', 'university']).optional(),
	owner: text.optional(),
	contact: text.optional(),
	createdAt: time.optional(),
	archived: z.object({ reason: text, archivedAt: time.optional() }).strict().optional(),
};

const stageChange = { stage: text };
const archiving = {
	reason: text.nullable(),
	cleanInterviews: z.boolean().optional(),
	requisitionId: text.optional(),
};
const newNote = {
	value: text,
	secret: z.boolean().default(false),
	score: z.number().optional(),
	notifyFollowers: z.boolean().default(false),
	createdAt: time.optional(),
};

const EVENTS = [
	...['applicationCreated', 'candidateStageChange', 'candidateArchiveChange', 'candidateHired'],
	...['candidateDeleted', 'interviewCreated', 'interviewUpdated', 'interviewDeleted'],
	...['contactCreated', 'contactUpdated'],
];
const newWebhook = {
	url: z.string().url(),
	event: z.string().refine((event) => EVENTS.includes(event), 'is no event'),
	configuration: z.unknown(),
};

const asUser = { perform_as: text.optional() };
const MAX_FILE_BYTES = 30 * 1024 * 1024;

/** The endpoints that change something. */
export async function writeRoutes(app: FastifyInstance, { state, access }: Api): Promise<void> {
	app.post('/opportunities', { config: { name: 'createOpportunity' } }, async (request, reply) => {
		const user = actingUser(state(), request, true);
		const { opportunity, deduped } = createOpportunity(state(), read(newOpportunity, request.body));
		opportunity.owner ??= user;
		const data = opportunityOf(state(), opportunity, new Set());
		return await reply.code(201).send({ data, ...(deduped && { deduped }) });
	});

	app.put<OpportunityRoute>(
		'/opportunities/:id/stage',
		{ config: { name: 'changeStage' } },
		async (request) => {
			const user = actingUser(state(), request);
			const opportunity = find(request);
			const { stage } = read(stageChange, request.body);
			requireStage(state(), stage);
			state().move(opportunity, stage, Date.now(), user);
			return { data: opportunityOf(state(), opportunity, new Set()) };
		},
	);

	app.put<OpportunityRoute>(
		'/opportunities/:id/archived',
		{ config: { name: 'archive' } },
		async (request) => {
			actingUser(state(), request);
			const opportunity = find(request);
			const { reason, requisitionId } = read(archiving, request.body);
			if (reason !== null) requireReason(state(), reason);
			opportunity.archived = reason === null ? null : { reason, archivedAt: Date.now() };
			opportunity.updatedAt = Date.now();
			if (requisitionId) {
				state().hires.set(requisitionId, (state().hires.get(requisitionId) ?? 0) + 1);
			}
			return { data: opportunityOf(state(), opportunity, new Set()) };
		},
	);

	app.post<OpportunityRoute>(
		'/opportunities/:id/notes',
		{ config: { name: 'createNote' } },
		async (request, reply) => {
			const user = actingUser(state(), request) ?? state().users[0].id;
			const { value, secret, createdAt = Date.now() } = read(newNote, request.body);
			const note = { id: state().nextId('de'), value, secret, user, createdAt, deletedAt: null };
			find(request).notes.push(note);
			return await reply.code(201).send({ data: noteOf(note) });
		},
	);

	app.post('/webhooks', { config: { name: 'createWebhook' } }, async (request, reply) => {
		read({}, request.query);
		const { url, event } = read(newWebhook, request.body);
		const signatureToken = randomBytes(16).toString('hex');
		const webhook = { id: state().nextId('f0'), url, event, signatureToken, createdAt: Date.now() };
		state().webhooks.set(webhook.id, webhook);
		const configuration = { conditions: {}, signatureToken };
		return await reply.code(201).send({ data: { ...webhookOf(webhook), configuration } });
	});

	app.delete<OpportunityRoute>(
		'/webhooks/:id',
		{ config: { name: 'deleteWebhook' } },
		async (request, reply) => {
			read({}, request.query);
			const { id } = request.params;
			if (!state().webhooks.delete(id)) throw notFound('webhooks', id);
			return await reply.code(204).send();
		},
	);

	// In a scope of its own: only this endpoint takes anything but JSON.
	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		await scope.register(multipart, {
			limits: { fileSize: MAX_FILE_BYTES, files: 2 },
			throwFileSizeLimit: false,
		});
		scope.post<OpportunityRoute>(
			'/opportunities/:id/files',
			{ config: { name: 'uploadFile' } },
			async (request, reply) => {
				actingUser(state(), request, true);
				const opportunity = find(request);
				if (!request.isMultipart()) throw new LeverError(400, 'Send multipart/form-data');
				const files: Array<{ name: string; bytes: Buffer }> = [];
				for await (const part of request.parts()) {
					if (part.type === 'field')
						throw new LeverError(400, `${part.fieldname}: Unknown property`);
					const bytes = await part.toBuffer();
					if (part.file.truncated) throw new LeverError(413, 'The file is larger than 30 MB');
					if (part.fieldname === 'file') files.push({ name: part.filename, bytes });
				}
				const [file] = files;
				if (!file || files.length > 1) throw new LeverError(400, 'file: exactly one is expected');
				if (file.bytes.length === 0) throw new LeverError(400, 'file: is empty');
				const stored = { id: state().nextId('f2'), ...file, uploadedAt: Date.now() };
				opportunity.files.push(stored);
				return await reply.code(201).send({ data: fileOf(stored) });
			},
		);
	});

	function find(request: FastifyRequest<OpportunityRoute>) {
		return findOpportunity(state(), request.params.id, access(request));
	}
}

/** Also one that was deactivated. @throws LeverError 400, 404 */
function actingUser(state: LeverState, request: FastifyRequest, isRequired: true): string;
function actingUser(state: LeverState, request: FastifyRequest): string | undefined;
function actingUser(state: LeverState, request: FastifyRequest, isRequired = false) {
	const { perform_as: user } = read(asUser, request.query);
	if (!user && isRequired) throw new LeverError(400, 'perform_as: is required');
	if (user && !state.users.some(({ id }) => id === user)) throw notFound('users', user);
	return user;
}

function requireStage(state: LeverState, stage: string): void {
	if (!state.stages.some(({ id }) => id === stage)) throw notFound('stages', stage);
}

function requireReason(state: LeverState, reason: string): void {
	if (!state.reasons.some(({ id }) => id === reason)) throw notFound('archive_reasons', reason);
}

/** A known email address never makes a new person, and what is known of the person stays as it is. */
function createOpportunity(state: LeverState, body: z.infer<z.ZodObject<typeof newOpportunity>>) {
	const { emails, phones, postings, stage = 'lead-new', archived, createdAt = Date.now() } = body;
	requireStage(state, stage);
	if (archived) requireReason(state, archived.reason);
	for (const posting of postings) {
		if (!state.postings.some(({ id }) => id === posting)) throw notFound('postings', posting);
	}
	const known = emails.flatMap((email) => state.contactOf(email) ?? [])[0];
	const contact =
		known ??
		state.addContact({
			name: body.name ?? '',
			headline: body.headline ?? '',
			location: body.location ?? null,
			emails,
			phones: phones.map(({ type = null, value }) => ({ type, value })),
		});
	const opportunity = state.addOpportunity({
		contact: contact.id,
		stage,
		...{ links: body.links, tags: body.tags, sources: body.sources, createdAt },
		origin: body.origin ?? 'sourced',
		owner: body.owner ?? null,
		applications: postings.map((posting) => ({ id: state.nextId('a0'), posting, createdAt })),
		archived: archived ? { archivedAt: Date.now(), ...archived } : null,
	});
	return { opportunity, deduped: known !== undefined };
}
