/**
 * Checks that what would be published is complete, loads in n8n, and passes n8n's own scanner.
 * Needs a build. Prints what is wrong, one line each, and exits with 1 if there is any.
 */
import { resolve } from 'node:path';
import { checkContents } from './package/contents';
import { checkLoading } from './package/loading';
import { readManifest } from './package/manifest';
import { scan } from './package/scan';

const repositoryRoot = resolve(__dirname, '../..');

async function main() {
	const manifest = await readManifest(repositoryRoot);
	const problems = [
		...(await checkContents(repositoryRoot, manifest)),
		...(await checkLoading(repositoryRoot, manifest)),
		...(await scan(repositoryRoot)),
	];
	for (const problem of problems) console.error(`- ${problem}`);
	if (problems.length > 0) {
		console.error(`The package is not fit to be published: ${problems.length} finding(s).`);
		process.exitCode = 1;
	} else {
		const { nodes, credentials } = manifest.n8n;
		console.log(
			`${manifest.name} ${manifest.version}: ${nodes.length} nodes, ${credentials.length} credentials, scan passed`,
		);
	}
}

void main();
