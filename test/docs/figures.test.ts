import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeFigures } from './figures';

const repository = resolve(__dirname, '../..');

test('docs/figures.md is what was measured last; `npm run docs` writes it anew', async () => {
	const written = await readFile(join(repository, 'docs/figures.md'), 'utf8');
	expect(written).toBe(await describeFigures());
});
