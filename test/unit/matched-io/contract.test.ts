import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { methods } from '../../../nodes/MatchedIo/contract';

const reference = z.object({ $ref: z.string() });
const operationSchema = z.object({
	operationId: z.string(),
	parameters: z.array(reference).default([]),
});
const documentSchema = z.object({
	paths: z.record(z.record(operationSchema)),
	components: z.object({
		parameters: z.record(z.object({ name: z.string(), in: z.string() })),
		schemas: z.record(z.unknown()),
	}),
});

const file = join(resolve(__dirname, '../../..'), 'docs/contracts/matched-io.openapi.yaml');
const text = readFileSync(file, 'utf8');
const raw: unknown = parse(text);
const published = documentSchema.parse(raw);

const operations = Object.entries(published.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, { operationId, parameters }]) => ({
		operationId,
		method: method.toUpperCase(),
		path,
		query: parameters
			.map(({ $ref }) => published.components.parameters[$ref.split('/').at(-1) ?? ''])
			.filter((parameter) => parameter?.in === 'query')
			.map((parameter) => parameter?.name),
	})),
);

test('the published contract has every operation of the client, and no other', () => {
	expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
		Object.keys(methods).sort(),
	);
});

test.each(Object.entries(methods))('%s is called as it is published', (name, endpoint) => {
	const operation = operations.find(({ operationId }) => operationId === name);
	expect(operation).toMatchObject({ method: endpoint.method, path: endpoint.path });
	expect(Object.values(endpoint.query).sort()).toEqual([...(operation?.query ?? [])].sort());
});

test('every reference of the published contract leads somewhere', () => {
	const names = [...text.matchAll(/\$ref: '#\/([\w/]+)'/g)].map(([, path = '']) => path);
	expect(names.length).toBeGreaterThan(50);
	for (const name of names) {
		const found = name
			.split('/')
			.reduce<unknown>((node, key) => z.record(z.unknown()).parse(node)[key], raw);
		expect([name, found]).not.toEqual([name, undefined]);
	}
});
