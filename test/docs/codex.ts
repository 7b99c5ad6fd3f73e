import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { vendors } from '../../nodes/vendors';

/**
 * The codex files of the vendors' nodes, by which n8n's list of nodes finds and sorts them: what holds for all stands
 * here, the words of a vendor in its declaration.
 */

/** What people type who do not know the name; some in German. */
const everywhere = [
	'ATS',
	'Applicant Tracking',
	'Recruiting',
	'Recruitment',
	'Hiring',
	'HR',
	'Applicant',
	'Candidate',
	'Application',
	'Bewerber',
	'Bewerbung',
];

/** Applications come from there or go there, with their files. */
const withFiles = ['CV', 'Resume', 'Lebenslauf'];

const pages = 'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs';

const manifest = z.object({ n8n: z.object({ nodes: z.array(z.string()) }) });
const nodeClass = z.object({
	description: z.object({
		name: z.string(),
		displayName: z.string(),
		polling: z.boolean().optional(),
		webhooks: z.array(z.unknown()).optional(),
		credentials: z.array(z.object({ name: z.string() })).default([]),
	}),
});
const constructor = z.custom<new () => object>((value) => typeof value === 'function');

/** Path in the repository -> text. @param repository with a build in dist/ */
export async function describeCodex(repository: string): Promise<Map<string, string>> {
	const { n8n } = manifest.parse(
		JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')),
	);
	const files = new Map<string, string>();
	for (const built of n8n.nodes) {
		const module = z.record(constructor).parse(await import(join(repository, built)));
		const Node = module[basename(built, '.node.js')];
		if (!Node) throw new Error(`${built} does not export its class`);
		const { description } = nodeClass.parse(new Node());
		const vendor = vendors.find(({ name }) => description.displayName.startsWith(name));
		if (!vendor) continue;
		const path = join(dirname(built).replace(/^dist\//, ''), basename(built, '.js') + '.json');
		const page = [{ url: `${pages}/${vendor.system}.md` }];
		const codex = {
			node: `n8n-nodes-recruiting.${description.name}`,
			nodeVersion: '1.0',
			codexVersion: '1.0',
			categories: ['Productivity', 'Miscellaneous'],
			alias: [
				...vendor.words,
				...everywhere,
				...((vendor.jobSource ?? vendor.jobTarget) ? withFiles : []),
				...(description.polling ? ['Poll'] : []),
				...(description.webhooks?.length ? ['Webhook', 'Event'] : []),
			],
			resources: { credentialDocumentation: page, primaryDocumentation: page },
		};
		files.set(path, `${JSON.stringify(codex, undefined, '\t')}\n`);
	}
	return files;
}
