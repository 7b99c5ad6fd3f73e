/** `npm run docs`: writes the pages that are made from the code and from the measurements. Needs a build. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeCapabilities } from './capabilities';
import { describeCodex } from './codex';
import { contracts, writeContract } from './contracts/contracts';
import { describeFigures } from './figures';

async function main(): Promise<void> {
	const repository = resolve(__dirname, '../..');
	const pages: Record<string, string> = {
		'docs/capabilities.md': await describeCapabilities(repository),
		'docs/figures.md': await describeFigures(),
	};
	for (const [system, methods] of Object.entries(contracts))
		pages[`docs/contracts/${system}.openapi.yaml`] = await writeContract(system, methods);
	for (const [path, text] of await describeCodex(repository)) pages[path] = text;
	for (const [path, text] of Object.entries(pages)) await writeFile(join(repository, path), text);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
