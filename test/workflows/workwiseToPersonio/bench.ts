import { createHash } from 'node:crypto';
import type { Application } from '../../sandbox/workwise/model';
import type { RunResult, WorkflowDefinition } from '../../support/n8n';
import { jsonOf, readTemplate } from '../support';
import type { Bench } from '../support';

/** The links of the template: the jobs that are ready, and the phase where one is chosen. */
const linked: Record<string, { job: number; phase?: object }> = {
	'ww-101': { job: 2001 },
	'ww-102': { job: 2002, phase: { type: 'custom', id: 5001 } },
	'ww-103': { job: 2003 },
};

/** The application of the seeds that Personio: Create refuses. */
export const withoutConsent = 'wwa-10305';

/** The bench with the template, and with what it should have done by what the stand-ins hold. */
export function templateBench(bench: Bench) {
	let template: WorkflowDefinition;
	beforeEach(async () => {
		template = await readTemplate();
	});

	/** Those that the template moves. */
	const ready = (): Application[] =>
		bench.sandbox.state.workwise.applications.filter(
			({ id, jobId, status, submittedAt }) =>
				jobId in linked &&
				status.kind === 'new' &&
				Date.parse(submittedAt) >= Date.parse('2026-01-01T00:00:00+01:00') &&
				id !== withoutConsent,
		);

	const confirmed = (): string[] =>
		bench.sandbox.state.workwise.applications
			.filter(({ export: { state } }) => state === 'confirmed')
			.map(({ id }) => id);

	/** What Personio should have received for an application, files by their content. */
	function expectedOf({ jobId, submittedAt, message, candidate, documents }: Application) {
		const { job, phase } = linked[jobId] ?? { job: 0 };
		const attributes = [
			{ id: 'phone', value: candidate.phone },
			{ id: 'location', value: candidate.location },
		].filter(({ value }) => value !== null);
		return {
			first_name: candidate.firstName,
			last_name: candidate.lastName,
			email: candidate.email,
			job_position_id: job,
			...(message !== null && { message }),
			application_date: germanDay.format(new Date(submittedAt)),
			...(phase && { phase }),
			tags: ['Workwise'],
			attributes,
			files: documents.map(({ id, name, category }) => ({
				name,
				category: categories[category] ?? 'other',
				sha256: sha256(bench.sandbox.state.workwise.documents.get(id)?.bytes()),
			})),
		};
	}

	function received(): Received[] {
		const { applications, documents } = bench.sandbox.state.personio;
		return applications.map(({ body: { files, ...body } }) => ({
			...body,
			files: (files ?? []).map(({ uuid, original_filename, category }) => ({
				name: original_filename,
				category,
				sha256: sha256(documents.get(uuid)?.bytes),
			})),
		}));
	}

	return {
		bench,
		ready,
		confirmed,
		received,
		/** A production run, with what the one before it has left. */
		runTemplate: async (
			options: { cancelAfterMs?: number; cancelWhen?: () => boolean; before?: RunResult } = {},
		) =>
			await bench.n8n.run({
				workflow: template,
				mode: 'trigger',
				credentials: bench.credentials(),
				...(options.before && { staticData: options.before.staticData }),
				...(options.cancelAfterMs && { cancelAfterMs: options.cancelAfterMs }),
				...(options.cancelWhen && { cancelWhen: options.cancelWhen }),
			}),
		setParameters(nodeName: string, parameters: object) {
			const node = template.nodes.find(({ name }) => name === nodeName);
			if (!node) throw new Error(`The template has no node ${nodeName}`);
			Object.assign(node.parameters, parameters);
		},
		/** How many items Personio: Create gave out, by their result. */
		results(run: RunResult) {
			const counts = { created: 0, alreadyExists: 0 };
			for (const { result } of jsonOf(run.node('Create Application'))) {
				if (result === 'created' || result === 'alreadyExists') counts[result] += 1;
			}
			return counts;
		},
		/** Every ready application is at Personio once and equal, no other is, and each is confirmed. */
		expectAllMoved() {
			expect(received().sort(byPerson)).toEqual(ready().map(expectedOf).sort(byPerson));
			const ids = ready().map(({ id }) => id);
			expect(confirmed().sort()).toEqual(ids.sort());
		},
	};
}

export type TemplateBench = ReturnType<typeof templateBench>;

/** As far as the order of a comparison needs it. */
interface Received {
	job_position_id: number;
	email: string | null;
}

const byPerson = (one: Received, other: Received) =>
	`${one.job_position_id} ${one.email}` < `${other.job_position_id} ${other.email}` ? -1 : 1;

const sha256 = (bytes: Buffer | undefined) =>
	createHash('sha256')
		.update(bytes ?? 'no file')
		.digest('hex');

const categories: Record<string, string> = {
	cv: 'cv',
	coverLetter: 'cover-letter',
	certificate: 'certificate',
	workSample: 'work-sample',
};

const germanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
