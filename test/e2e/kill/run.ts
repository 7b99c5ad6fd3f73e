/**
 * `npm run test:kill`: processes of n8n are killed at random moments while it works. 6 kills in queue mode and 6 in
 * regular mode; otherwise e.g. `npm run test:kill -- --kills 100 --seed 7 --mode queue`.
 */
import { createChecks } from '../checks';
import { installRealN8n } from '../install';
import { repository } from '../places';
import { mustRun } from '../processes';
import { publishPackage } from '../publishedPackage';
import { setStage } from '../stage';
import { readArguments } from './arguments';
import { killLoop } from './killLoop';

const checks = createChecks();

async function main(): Promise<void> {
	const chosen = readArguments(process.argv.slice(2));
	const installation = await installRealN8n();
	await mustRun('npx', ['gulp', 'build'], { cwd: repository });
	const published = await publishPackage(repository);
	const stage = await setStage(installation, published);
	try {
		for (const mode of chosen.modes) await killLoop(stage, checks, mode, chosen);
	} finally {
		await stage.close();
		await published.remove();
	}
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	// Ends what was started, too.
	process.once(signal, () => process.exit(130));
}
main()
	.catch(async (error: unknown) => {
		await checks.check('The kills run to their end', () => Promise.reject(error));
	})
	.finally(() => {
		console.log(`\n${checks.passed} passed, ${checks.failed} failed`);
		process.exit(checks.failed === 0 && checks.passed > 0 ? 0 : 1);
	});
