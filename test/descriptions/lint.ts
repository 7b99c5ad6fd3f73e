/**
 * Lints sources that are in no file. Takes `{"nodes/X/X.node.ts": "source"}` from its input and prints what was found as
 * JSON. A process of its own, since jest cannot load the configuration of ESLint.
 */
import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

async function main(): Promise<void> {
	const sources = z.record(z.string()).parse(JSON.parse(await text(process.stdin)));
	const eslint = new ESLint({ cwd: resolve(__dirname, '../..') });
	const found = [];
	for (const [filePath, source] of Object.entries(sources)) {
		const [result] = await eslint.lintText(source, { filePath });
		for (const { ruleId, line, message } of result?.messages ?? []) {
			found.push({ file: filePath, rule: ruleId ?? 'none', line, message });
		}
	}
	process.stdout.write(JSON.stringify(found));
}

void main();
