import { ok, strictEqual } from 'node:assert';

import type { Checks } from '../checks';
import {
	dueApplications,
	expectArrived,
	expectNoDoubles,
	expectSuccess,
	linksOf,
} from '../expectations';
import { itemsOf } from '../n8n';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { readTemplate, withManualTrigger } from '../templates';
import { results } from './commandLine';

/** So long that a held request never takes effect within the test. */
const FOR_EVER = 600_000;

/** A run that is killed at the worst moment is completed by the next one, without a double. */
export async function crash(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('kill -9 in the middle of a run');
	const n8n = await stage.preparedN8n();
	const { state } = stage.sandbox;
	const template = await readTemplate('workwise-to-personio');
	const links = linksOf(template);
	await n8n.importWorkflow(withManualTrigger(template));

	const confirmed = () =>
		state.workwise.applications.filter((application) => application.export.state === 'confirmed');

	/** Starts a run, and kills it as soon as the sandbox holds a request back and the time is right. */
	async function killWhen(what: string, fault: object, isTime: () => boolean): Promise<void> {
		await stage.control('POST', '/faults', { fault: 'slow', delayMs: FOR_EVER, ...fault });
		const run = await n8n.startExecution(template.id);
		const isHeld = () => state.faults.some(({ fired }) => fired > 0);
		try {
			await waitFor(what, () => {
				if (!run.isRunning())
					throw new Error(`The run ended by itself:\n${run.printed().slice(-2000)}`);
				return isHeld() && isTime();
			});
		} finally {
			await run.kill();
			await stage.control('DELETE', '/faults');
		}
	}

	await checks.check('Killed between create and confirm: the next run completes it', async () => {
		stage.sandbox.reset();
		const due = dueApplications(state, links);
		await killWhen(
			'all are created, two are confirmed',
			{ vendor: 'workwise', method: 'PUT', after: 2 },
			() => confirmed().length === 2,
		);
		strictEqual(state.personio.applications.length, due.length);

		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		expectArrived(state, due, links);
		expectNoDoubles(state);
		strictEqual(state.personio.applications.length, due.length);
		strictEqual(results(itemsOf(execution, 'Create Application')).alreadyExists, due.length - 2);
	});

	await checks.check('Killed while creating: the next run completes it', async () => {
		stage.sandbox.reset();
		const due = dueApplications(state, links);
		await killWhen(
			'some are created',
			{ vendor: 'personio', method: 'POST', route: 'createApplication', after: 4 },
			() => state.personio.applications.length === 4,
		);
		strictEqual(confirmed().length, 0);

		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		expectArrived(state, due, links);
		expectNoDoubles(state);
		const { created = 0, alreadyExists = 0 } = results(itemsOf(execution, 'Create Application'));
		ok(alreadyExists >= 4, `${alreadyExists} were there already`);
		strictEqual(created + alreadyExists, due.length);
	});
}
