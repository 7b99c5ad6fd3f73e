/**
 * `npm run editor`: a real n8n with the package, the stand-in vendors, their credentials and the
 * templates, until Ctrl+C. What is changed in the editor is kept in .n8n-real/user for the next time.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { startSandbox } from '../sandbox/server';
import { OWNER, signIn } from './api';
import { installRealN8n } from './install';
import { useN8n } from './n8n';
import type { N8n } from './n8n';
import { realFolder, repository } from './places';
import { freePort, lastLines } from './processes';
import { placePackage, publishPackage } from './publishedPackage';
import { sandboxCredentials } from './sandboxCredentials';
import { readTemplates } from './templates';

const userFolder = join(realFolder, 'user');

async function main(): Promise<void> {
	const installation = await installRealN8n();
	const stopped = untilStopped();
	const sandbox = await startSandbox({ port: await freePort(4010) });

	await mkdir(userFolder, { recursive: true });
	const published = await publishPackage(repository);
	await placePackage(published, join(userFolder, '.n8n'));
	await published.remove();
	const n8n = useN8n({ installation, userFolder });
	console.log('Importing the credentials of the sandbox, and new templates.');
	await n8n.importCredentials(await sandboxCredentials(sandbox.url));
	await importNewTemplates(n8n);

	console.log('Starting n8n; this takes up to a minute.');
	const server = await n8n.start({ port: 5678 });
	try {
		await signIn(server.url, installation);
		console.log(
			[
				'',
				`n8n       ${server.url}`,
				`  e-mail    ${OWNER.email}`,
				`  password  ${OWNER.password}`,
				'',
				`Sandbox   ${sandbox.url}  (what the stand-in vendors hold, and the requests they got)`,
				'',
				'Open "Workwise to Personio" and press "Execute workflow". Ctrl+C ends both.',
				'Your changes are kept in .n8n-real/user; remove that folder to start anew.',
			].join('\n'),
		);
		const crashed = server.ended.then(() => `n8n ended:\n${lastLines(server.printed())}`);
		const problem = await Promise.race([stopped, crashed]);
		if (problem) throw new Error(problem);
		console.log('\nStopping.');
	} finally {
		await server.stop();
		await sandbox.close();
	}
}

async function untilStopped(): Promise<undefined> {
	return await new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const)
			process.on(signal, () => resolve(undefined));
	});
}

/** A template is imported once, so that what the user made of it stays. */
async function importNewTemplates(n8n: N8n): Promise<void> {
	const record = join(userFolder, 'imported-templates.json');
	const text = existsSync(record) ? await readFile(record, 'utf8') : '[]';
	const imported = z.array(z.string()).parse(JSON.parse(text));
	for (const template of await readTemplates()) {
		if (imported.includes(template.id)) continue;
		await n8n.importWorkflow(template);
		imported.push(template.id);
	}
	await writeFile(record, JSON.stringify(imported));
}

main()
	.then(() => process.exit(0))
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	});
