import { deepStrictEqual, match, notStrictEqual, strictEqual } from 'node:assert';

import { signIn } from '../api';
import type { Checks } from '../checks';
import { expectSuccess } from '../expectations';
import { itemsOf } from '../n8n';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { FORM_USER } from '../sandboxCredentials';
import { readTemplate, withManualTrigger } from '../templates';
import { makeMoveShort, results } from './commandLine';

const TEN_MINUTES = 600_000;

/** Exports that outlive a killed n8n, and files that a person uploads. */
export async function poption(stage: Stage, checks: Checks): Promise<void> {
	await killed(stage, checks);
	await uploaded(stage, checks);
}

/** What a run that is killed leaves at Poption, the next run uses or removes. */
async function killed(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('kill -9 while an export is waited for');
	const n8n = await stage.preparedN8n();
	const template = await readTemplate('nightly-export-to-file');
	await n8n.importWorkflow(withManualTrigger(template));

	const held = async () => await stage.sandbox.state.poption.exports.all();
	const starts = () =>
		stage.sandbox.state.requests.filter(
			({ method, path }) => method === 'POST' && path === '/poption/v1/exports',
		).length;

	const looks = () =>
		stage.sandbox.state.requests.filter(
			({ method, path }) => method === 'GET' && /^\/poption\/v1\/exports\/[^/]+$/.test(path),
		).length;

	/** Starts a run and kills it when the time is right. */
	async function killWhen(what: string, isTime: () => Promise<boolean>): Promise<void> {
		const run = await n8n.startExecution(template.id);
		try {
			await waitFor(what, async () => {
				if (!run.isRunning())
					throw new Error(`The run ended by itself:\n${run.printed().slice(-2000)}`);
				return await isTime();
			});
		} finally {
			await run.kill();
		}
	}

	/** What the killed run has left at Poption: one export that has not ended. */
	async function left(): Promise<string> {
		const [{ id, status } = { id: '', status: 'none' }, ...others] = await held();
		match(status, /^(queued|running)$/);
		strictEqual(others.length, 0);
		return id;
	}

	/** The next run waits for the export, fetches it and removes it. */
	async function expectUsed(id: string): Promise<void> {
		await stage.control('PATCH', `/poption/exports/${id}`, { fate: 'finish' });

		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		const [item] = itemsOf(execution, 'Export Candidates');
		deepStrictEqual([item?.json.id, item?.json.reused, item?.json.removed], [id, true, true]);
		strictEqual(starts(), 1);
		deepStrictEqual(await held(), []);
	}

	await checks.check('Killed while it runs: the next run waits for the same export', async () => {
		stage.sandbox.reset();
		await stage.control('PATCH', '/poption/settings', { durationMs: TEN_MINUTES });
		await killWhen('the export is looked at again', async () => looks() >= 2);
		await expectUsed(await left());
	});

	await checks.check('Killed before the answer to its start: the next run finds it', async () => {
		stage.sandbox.reset();
		await stage.control('PATCH', '/poption/settings', { durationMs: TEN_MINUTES });
		const late = { vendor: 'poption', route: 'startExport', fault: 'slowAnswer' };
		await stage.control('POST', '/faults', { ...late, delayMs: TEN_MINUTES });
		await killWhen('the export is there', async () => (await held()).length === 1);
		await stage.control('DELETE', '/faults');
		await expectUsed(await left());
	});

	await checks.check(
		'Killed, and failed since: the next run removes it, and exports anew',
		async () => {
			stage.sandbox.reset();
			await stage.control('PATCH', '/poption/settings', { durationMs: TEN_MINUTES });
			await killWhen('the export is looked at again', async () => looks() >= 2);
			const id = await left();
			await stage.control('PATCH', `/poption/exports/${id}`, { fate: 'fail' });
			await stage.control('PATCH', '/poption/settings', { durationMs: 10 });

			const execution = await n8n.execute(template.id);
			expectSuccess(execution);
			const [item] = itemsOf(execution, 'Export Candidates');
			deepStrictEqual([item?.json.reused, item?.json.removed], [false, true]);
			notStrictEqual(item?.json.id, id);
			strictEqual(starts(), 2);
			deepStrictEqual(await held(), []);
		},
	);

	await checks.check('Killed while it downloads: the next run leaves nothing', async () => {
		stage.sandbox.reset();
		await stage.control('PATCH', '/poption/settings', { durationMs: 10 });
		const slow = {
			vendor: 'poption',
			route: 'downloadExport',
			fault: 'slow',
			delayMs: TEN_MINUTES,
		};
		await stage.control('POST', '/faults', slow);
		const { faults } = stage.sandbox.state;
		await killWhen('the file is asked for', async () => faults.some(({ fired }) => fired > 0));
		await stage.control('DELETE', '/faults');

		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		strictEqual(itemsOf(execution, 'Export Candidates').length, 1);
		strictEqual(starts(), 1);
		deepStrictEqual(await held(), []);
	});
}

const FORM_TRIGGER = 'n8n-nodes-base.formTrigger';

/** The files of Poption, which a person uploads in the form of the active workflow. */
async function uploaded(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Files of Poption, uploaded in a form');
	stage.sandbox.reset();
	await makeMoveShort(stage);
	const n8n = await stage.preparedN8n();
	const template = await readTemplate('poption-file-to-teamtailor');
	await n8n.importWorkflow(template);
	const form = template.nodes.find((node) => node.type === FORM_TRIGGER);
	const server = await n8n.start();
	try {
		const api = await signIn(server.url, stage.installation);
		await api.activate(template.id);
		const address = `${server.url}/form/${String(form?.webhookId)}`;
		await waitFor('the form is there', async () => (await fetch(address)).status !== 404);

		await checks.check('Nobody without the password can send files', async () => {
			strictEqual((await submit(address, await exportedFiles(stage), {})).status, 401);
		});

		await checks.check('Both files arrive, and their records in Teamtailor', async () => {
			const { user, password } = FORM_USER;
			const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
			const sent = await submit(address, await exportedFiles(stage), { authorization });
			strictEqual(sent.status, 200);
			const { id } = await waitFor(
				'the execution ends',
				async () => (await api.endedExecutions(template.id))[0],
			);
			const execution = await api.execution(id);
			expectSuccess(execution);
			const left = itemsOf(execution, 'Applications without Consent').length;
			const created = itemsOf(execution, 'Create Application');
			deepStrictEqual(results(created), { created: 36 - left });
			strictEqual(itemsOf(execution, 'Applications in Teamtailor').length, created.length);
		});
	} finally {
		await server.stop();
	}
}

/** As a person exports them. */
async function exportedFiles({ sandbox }: Stage): Promise<Blob[]> {
	const { exports } = sandbox.state.poption;
	const headers = { authorization: 'Bearer sandbox-poption-token' };
	const files: Blob[] = [];
	for (const category of ['candidates', 'applications']) {
		await fetch(`${sandbox.url}/poption/v1/exports`, {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify({ category, format: 'xlsx', language: 'nb' }),
		});
		sandbox.state.poption.advance(TEN_MINUTES);
		const [{ id } = { id: '' }] = await exports.all();
		const file = await fetch(`${sandbox.url}/poption/v1/exports/${id}/file`, { headers });
		files.push(await file.blob());
	}
	return files;
}

async function submit(
	address: string,
	files: readonly Blob[],
	headers: Record<string, string>,
): Promise<Response> {
	const form = new FormData();
	for (const [index, file] of files.entries()) form.append(`field-${index}`, file, 'eksport.xlsx');
	return await fetch(address, { method: 'POST', body: form, headers });
}
