import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** One operation of a node of the build; a trigger has none. */
export interface DescribedOperation {
	node: string;
	resource?: string;
	operation?: string;
}

const manifestSchema = z.object({ n8n: z.object({ nodes: z.array(z.string()) }) });

const nodeClassSchema = z.custom<new () => object>((value) => typeof value === 'function');

const describedSchema = z.object({
	description: z.object({
		name: z.string(),
		properties: z.array(
			z.object({
				name: z.string(),
				displayOptions: z
					.object({ show: z.object({ resource: z.array(z.string()).optional() }).optional() })
					.optional(),
				options: z.array(z.object({ value: z.unknown() }).passthrough()).optional(),
			}),
		),
	}),
});

/** All operations of all nodes that package.json names. Needs a build. */
export async function readOperations(repository: string): Promise<DescribedOperation[]> {
	const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
	const operations: DescribedOperation[] = [];
	for (const file of manifestSchema.parse(manifest).n8n.nodes) {
		const className = basename(file, '.node.js');
		const exported: unknown = await import(join(repository, file));
		const nodeClass = z.object({ [className]: nodeClassSchema }).parse(exported)[className];
		operations.push(...operationsOf(new nodeClass()));
	}
	return operations;
}

function operationsOf(node: object): DescribedOperation[] {
	const { description } = describedSchema.parse(node);
	const { name, properties } = description;
	const pickers = properties.filter((property) => property.name === 'operation');
	if (pickers.length === 0) return [{ node: name }];
	return pickers.flatMap(({ displayOptions, options = [] }) =>
		(displayOptions?.show?.resource ?? [undefined]).flatMap((resource) =>
			options.map(({ value }) => ({
				node: name,
				...(resource !== undefined && { resource }),
				operation: String(value),
			})),
		),
	);
}
