import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeCapabilities } from './capabilities';

const repository = resolve(__dirname, '../..');

test('docs/capabilities.md is what the code says; `npm run docs` writes it anew', async () => {
	const written = await readFile(join(repository, 'docs/capabilities.md'), 'utf8');
	expect(written).toBe(await describeCapabilities(repository));
});
