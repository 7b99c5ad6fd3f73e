/** `npm run docs`: writes the pages that are made from the code. Needs a build. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeCapabilities } from './capabilities';

async function main(): Promise<void> {
	const repository = resolve(__dirname, '../..');
	const text = await describeCapabilities(repository);
	await writeFile(join(repository, 'docs/capabilities.md'), text);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
