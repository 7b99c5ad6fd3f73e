import { deepStrictEqual, strictEqual } from 'node:assert';

import type { Checks } from '../checks';
import {
	dueApplications,
	expectArrived,
	expectNoDoubles,
	expectSuccess,
	linksOf,
} from '../expectations';
import { itemsOf } from '../n8n';
import type { Stage } from '../stage';
import { idOfTemplate, readTemplate, readTemplates, withManualTrigger } from '../templates';

const FORM_PAGE = 'n8n-nodes-base.form';

/** Every template runs on n8n's command line; the main one moves each application once. */
export async function commandLine(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Templates on the command line');
	const n8n = await stage.preparedN8n();
	const { state } = stage.sandbox;

	for (const template of await readTemplates()) {
		// A person uploads the files of this one; the scenario poption does.
		if (template.id === idOfTemplate('poption-file-to-teamtailor')) continue;
		await checks.check(`${template.id} runs, and every node succeeds`, async () => {
			stage.sandbox.reset();
			await makeMoveShort(stage);
			await n8n.importWorkflow(withManualTrigger(template));
			const page = template.nodes.find(({ type }) => type === FORM_PAGE)?.name;
			expectSuccess(await n8n.execute(template.id), page);
		});
	}

	const main = await readTemplate('workwise-to-personio');
	const links = linksOf(main);
	stage.sandbox.reset();
	const due = dueApplications(state, links);

	await checks.check(
		'The first run creates every due application, with its documents',
		async () => {
			const execution = await n8n.execute(main.id);
			expectSuccess(execution);
			expectArrived(state, due, links);
			expectNoDoubles(state);
			strictEqual(state.personio.applications.length, due.length);
			deepStrictEqual(results(itemsOf(execution, 'Create Application')), { created: due.length });
		},
	);

	await checks.check('A second run creates none', async () => {
		const before = state.personio.applications.length;
		const uploads = state.personio.documents.size;
		const execution = await n8n.execute(main.id);
		expectSuccess(execution);
		deepStrictEqual(results(itemsOf(execution, 'Create Application')), {});
		strictEqual(state.personio.applications.length, before);
		strictEqual(state.personio.documents.size, uploads, 'Documents were sent again');
		const refused = itemsOf(execution, 'Create Application', 1);
		strictEqual(itemsOf(execution, 'Job Link').length, refused.length, 'Only refused ones are due');
	});
}

/** A small company at Poption, and no limit at Teamtailor that would take minutes. */
export async function makeMoveShort(stage: Stage): Promise<void> {
	await stage.control('POST', '/poption/people', { candidates: 24, applications: 36 });
	const limit = { limit: 2000, milliseconds: 1000 };
	await stage.control('PATCH', '/teamtailor/rateLimit', limit);
}

/** How many items have each result. */
export function results(
	items: ReadonlyArray<{ json: Record<string, unknown> }>,
): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { json } of items) {
		const result = String(json.result);
		counts[result] = (counts[result] ?? 0) + 1;
	}
	return counts;
}
