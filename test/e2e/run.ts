/**
 * `npm run test:e2e`: the package in a real n8n, against the stand-in vendors. With names of
 * scenarios, only those: `npm run test:e2e -- crash browser`. The last line is `N passed, N failed`.
 */
import { createChecks } from './checks';
import type { Checks } from './checks';
import { installRealN8n } from './install';
import { repository } from './places';
import { mustRun } from './processes';
import { publishPackage } from './publishedPackage';
import type { PublishedPackage } from './publishedPackage';
import { browser } from './scenarios/browser';
import { commandLine } from './scenarios/commandLine';
import { crash } from './scenarios/crash';
import { imports } from './scenarios/imports';
import { files } from './scenarios/files';
import { matches } from './scenarios/matches';
import { memory } from './scenarios/memory';
import { poption } from './scenarios/poption';
import { production } from './scenarios/production';
import { queueMode } from './scenarios/queueMode';
import { statuses } from './scenarios/statuses';
import { triggers } from './scenarios/triggers';
import { setStage } from './stage';
import type { Stage } from './stage';

const scenarios: Record<string, (stage: Stage, checks: Checks) => Promise<void>> = {
	commandLine,
	crash,
	production,
	files,
	browser,
	statuses,
	triggers,
	imports,
	matches,
	poption,
	queueMode,
	memory,
};

async function main(checks: Checks): Promise<void> {
	const names = process.argv.slice(2);
	const unknown = names.filter((name) => !(name in scenarios));
	if (unknown.length > 0) {
		const known = Object.keys(scenarios).join(', ');
		throw new Error(`There is no scenario ${unknown.join(', ')}; there are ${known}`);
	}

	const installation = await installRealN8n();
	checks.subject('The published package');
	const published = await checks.check('It builds, packs and unpacks', async () => {
		await mustRun('npx', ['gulp', 'build'], { cwd: repository });
		return await publishPackage(repository);
	});
	if (!published) return;
	await checks.check('No dependency is fetched for it', () => expectNothingFetched(published));

	const stage = await setStage(installation, published);
	try {
		for (const [name, play] of Object.entries(scenarios)) {
			if (names.length > 0 && !names.includes(name)) continue;
			// What fails between the checks of a scenario must not hide the other scenarios.
			await play(stage, checks).catch(async (error: unknown) => {
				await checks.check(`${name} runs to its end`, () => Promise.reject(error));
			});
		}
	} finally {
		await stage.close();
		await published.remove();
	}
}

function expectNothingFetched(published: PublishedPackage): void {
	if (published.fetched) throw new Error(`npm filled ${published.folder}/node_modules`);
}

const checks = createChecks();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	// Ends what was started, too.
	process.once(signal, () => process.exit(130));
}
main(checks)
	.catch(async (error: unknown) => {
		await checks.check('The tests run to their end', () => Promise.reject(error));
	})
	.finally(() => {
		console.log(`\n${checks.passed} passed, ${checks.failed} failed`);
		process.exit(checks.failed === 0 && checks.passed > 0 ? 0 : 1);
	});
