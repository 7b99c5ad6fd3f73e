import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../../..');

/** Sources of the product with what they say, by their paths from the repository. */
function sources(): Map<string, string> {
	const files = ['nodes', 'shared'].flatMap((folder) =>
		readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
			join(folder, file).replaceAll('\\', '/'),
		),
	);
	return new Map(
		files
			.filter((file) => file.endsWith('.ts'))
			.map((file) => [file, readFileSync(join(repository, file), 'utf8')]),
	);
}

/**
 * In queue mode, what a node of an execution writes there takes the place of what the triggers keep. The examples of all
 * operations show that none does (test/schemas); here, that there is no other place from which one could.
 */
test("only triggers use n8n's static data", () => {
	const users = [...sources()].filter(([, text]) => text.includes('getWorkflowStaticData'));
	expect(users.map(([file]) => file).sort()).toEqual([
		'nodes/CandidateImportTrigger/memory.ts',
		'shared/node/poll/pollMemory.ts',
		'shared/node/poll/pollTrigger.ts',
		'shared/vendor/webhookOf.ts',
	]);
	for (const [file, text] of users) {
		expect([file, /I(Execute|Supply\w+|LoadOptions)Functions/.exec(text)]).toEqual([file, null]);
	}
});
