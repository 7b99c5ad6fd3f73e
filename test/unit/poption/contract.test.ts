import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { methods } from '../../../nodes/Poption/contract';

const documentSchema = z.object({
	paths: z.record(
		z.record(
			z.object({
				operationId: z.string(),
				parameters: z.array(z.object({ name: z.string().optional() }).passthrough()).default([]),
			}),
		),
	),
});

it('is the one that docs/contracts describes', async () => {
	const path = join(__dirname, '../../../docs/contracts/poption.openapi.yaml');
	const { paths } = documentSchema.parse(parse(await readFile(path, 'utf8')));
	const described = Object.entries(paths).flatMap(([address, verbs]) =>
		Object.entries(verbs).map(([method, { operationId }]) => [
			operationId,
			`${method.toUpperCase()} ${address}`,
		]),
	);
	const called = Object.entries(methods).map(([operation, endpoint]) => [
		operation,
		`${endpoint.method} ${endpoint.path}`,
	]);
	expect(Object.fromEntries(called)).toEqual(Object.fromEntries(described));
});
