import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import { z } from 'zod';

import type { PersonioApplication } from '../sandbox/personio/state';
import type { SandboxState } from '../sandbox/server';
import type { Application } from '../sandbox/workwise/model';
import type { Execution } from './n8n';
import type { Workflow } from './templates';

/** A row of a Job Link, as a template carries it. */
export interface Link {
	sourceJobId: string;
	targetJobId: string;
	since: string;
}

const picked = z.object({ value: z.coerce.string() });
const linksSchema = z.object({
	link: z.array(
		z.object({
			sourceJob: picked,
			targetJob: picked,
			active: z.boolean().default(true),
			since: z.string().default(''),
		}),
	),
});

/** The active links of the workflow's Job Link. */
export function linksOf(workflow: Workflow): Link[] {
	const node = workflow.nodes.find(({ type }) => type.endsWith('.recruitingJobLink'));
	return linksSchema
		.parse(node?.parameters.links)
		.link.filter(({ active }) => active)
		.map(({ sourceJob, targetJob, since }) => ({
			sourceJobId: sourceJob.value,
			targetJobId: targetJob.value,
			since,
		}));
}

const NOT_CONSENTED = ['declined', 'expired', 'withdrawn'];

/** What has to arrive: due, open, linked to a job that is open, not too old, and with consent. */
export function dueApplications(state: SandboxState, links: readonly Link[]): Application[] {
	return state.workwise.applications.filter((application) => {
		const link = links.find(({ sourceJobId }) => sourceJobId === application.jobId);
		const target = state.personio.jobs.find(({ id }) => String(id) === link?.targetJobId);
		return (
			link !== undefined &&
			target?.inFeed === true &&
			target.state === 'published' &&
			application.export.state === 'due' &&
			application.status.kind === 'new' &&
			Date.parse(application.submittedAt) >= (Date.parse(link.since) || 0) &&
			!NOT_CONSENTED.includes(application.candidate.consent?.state ?? 'none')
		);
	});
}

/** Each of them is at Personio exactly once, complete and unchanged, and confirmed at Workwise. */
export function expectArrived(
	state: SandboxState,
	applications: readonly Application[],
	links: readonly Link[],
): void {
	ok(applications.length > 0, 'There was nothing to move');
	for (const application of applications) {
		const link = links.find(({ sourceJobId }) => sourceJobId === application.jobId);
		const { id, candidate } = application;
		const arrived = state.personio.applications.filter(
			({ body }) =>
				body.email === candidate.email && String(body.job_position_id) === link?.targetJobId,
		);
		strictEqual(arrived.length, 1, `${id} is at Personio ${arrived.length} times`);
		for (const one of arrived) expectSameContent(state, application, one);
		strictEqual(application.export.state, 'confirmed', `${id} is not confirmed`);
		strictEqual(application.export.targetJobId, link?.targetJobId, `${id} confirmed for its job`);
	}
}

function expectSameContent(
	state: SandboxState,
	application: Application,
	{ body }: PersonioApplication,
): void {
	const { id, candidate } = application;
	deepStrictEqual(
		[body.first_name, body.last_name, body.email, body.message ?? null],
		[candidate.firstName, candidate.lastName, candidate.email, application.message],
		`${id} has changed on its way`,
	);
	const sent = application.documents.map(({ id: documentId, name }) => {
		const bytes = state.workwise.documents.get(documentId)?.bytes();
		return `${name} ${bytes && createHash('sha256').update(bytes).digest('hex')}`;
	});
	const received = (body.files ?? []).map(({ uuid, original_filename: name }) => {
		const bytes = state.personio.documents.get(uuid)?.bytes;
		return `${name} ${bytes && createHash('sha256').update(bytes).digest('hex')}`;
	});
	deepStrictEqual(received.sort(), sent.sort(), `${id} has other documents than were sent`);
}

/** No person is at Personio twice for the same job. */
export function expectNoDoubles(state: SandboxState): void {
	const seen = new Set<string>();
	for (const { body } of state.personio.applications) {
		const key = `${body.email} for job ${body.job_position_id}`;
		ok(!seen.has(key), `${key} is at Personio twice`);
		seen.add(key);
	}
}

/** The execution and each of its nodes have succeeded, up to where it waits for a person. */
export function expectSuccess(execution: Execution, waitsAt?: string): void {
	const { error, runData } = execution.data.resultData;
	strictEqual(error?.message, undefined);
	for (const [node, runs] of Object.entries(runData)) {
		for (const run of runs) {
			const expected = node === waitsAt ? 'waiting' : 'success';
			strictEqual(run.executionStatus, expected, `${node}: ${run.error?.message}`);
		}
	}
}
