import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeCodex } from './codex';

const repository = resolve(__dirname, '../..');

test("the codex of each vendor's nodes is what the declarations say; `npm run docs` writes it", async () => {
	const files = await describeCodex(repository);
	expect(files.size).toBeGreaterThan(12);
	for (const [path, text] of files) {
		expect(`${path}\n${await readFile(join(repository, path), 'utf8')}`).toBe(`${path}\n${text}`);
	}
});
