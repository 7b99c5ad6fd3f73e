import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldPathsOf } from '../../shared/vendor/fieldPaths';
import { Checker } from './contracts/checker';
import { contracts, writeContract } from './contracts/contracts';
import { documentOf, type ContractMethods } from './contracts/document';
import { readCommonProse, readProse } from './contracts/prose';

const docs = resolve(__dirname, '../../docs');

describe.each(Object.entries(contracts))('the contract of %s', (system, methods) => {
	const read = async () => await readFile(join(docs, `contracts/${system}.openapi.yaml`), 'utf8');

	test('has the document that its methods, records and prose make; `npm run docs` writes it', async () => {
		expect(await read()).toBe(await writeContract(system, methods));
	});

	test('has schemas that can be used, and examples that fit them', async () => {
		const checker = new Checker(
			z
				.object({})
				.passthrough()
				.parse(parse(await read())),
		);
		const schemas = checker.schemas();
		for (const { place } of schemas) expect(() => checker.problems(place, undefined)).not.toThrow();
		const problems = schemas.flatMap(({ place, examples }) =>
			examples.flatMap((example) =>
				checker.problems(place, example).map((problem) => `${place}: ${problem}`),
			),
		);
		expect(problems).toEqual([]);
		expect(schemas.flatMap(({ examples }) => examples).length).toBeGreaterThan(5);
	});

	test('has its operations listed on the page of the vendor', async () => {
		const page = await readFile(join(docs, `${system}.md`), 'utf8');
		const [, listed = ''] = /^Operations of the contract: (.*)\.$/m.exec(page) ?? [];
		expect(listed.split(', ')).toEqual(Object.keys(methods).map((name) => `\`${name}\``));
	});
});

test('what stands once for all contracts is used by two of them at least', async () => {
	const { fields, query, headers, schemas } = await readCommonProse();
	const paths = Object.values(contracts).map((methods) =>
		Object.values(methods).flatMap(({ record }) => fieldPathsOf(record)),
	);
	const texts = await Promise.all(
		Object.entries(contracts).map(
			async ([system, methods]) => await writeContract(system, methods),
		),
	);
	const used = (uses: boolean[]) => uses.filter(Boolean).length >= 2;
	const unused = [
		...Object.keys(fields).filter((path) => !used(paths.map((known) => known.includes(path)))),
		...Object.keys({ ...query, ...headers, ...schemas }).filter(
			(name) => !used(texts.map((text) => text.includes(`/${name}'`))),
		),
	];
	expect(unused).toEqual([]);
});

describe('a prose file', () => {
	type Change = (prose: Awaited<ReturnType<typeof readProse>>) => void;

	const refusals: Array<[string, string, Change]> = [
		[
			'an operation that the contract does not have',
			'not in the contract: operation listTeams',
			({ operations }) => {
				operations.listTeams = { tags: [], summary: 'The teams', query: {}, answers: {} };
			},
		],
		[
			'no text for an operation of the contract',
			'operation getJob is not described',
			({ operations }) => {
				delete operations.getJob;
			},
		],
		[
			'a query parameter that the operation does not have',
			'listJobs: not in the contract: query parameter team',
			({ operations }) => {
				Object.assign(operations.listJobs?.query ?? {}, { team: { description: 'The team' } });
			},
		],
		[
			'a path parameter that no operation has',
			'not in the contract: path parameter teamId',
			({ path }) => {
				path.teamId = { description: 'The id of a team', schema: {} };
			},
		],
		[
			'no text for a parameter',
			'getJob: path parameter jobId is not described',
			({ path }) => {
				delete path.jobId;
			},
		],
		[
			'a field that the record does not have',
			'Job: not in the record: team',
			({ records }) => {
				Object.assign(records.Job?.fields ?? {}, { team: { description: 'The team' } });
			},
		],
		[
			'a field as unknown to the product although its record has it',
			'Job: in the record, so not besides it: title',
			({ records }) => {
				Object.assign(records.Job?.besides ?? {}, { title: {} });
			},
		],
		[
			'no place for a field that the product needs',
			'Job: the product needs title, so it cannot be omitted',
			({ records }) => {
				records.Job?.omit.push('title');
			},
		],
		[
			'null for a field for which the product takes none',
			'Job: the product does not take null for title',
			({ records }) => {
				Object.assign(records.Job?.fields ?? {}, { title: { nullable: true } });
			},
		],
		[
			'another type than the product takes',
			'Job: title is string in the product, not integer',
			({ records }) => {
				Object.assign(records.Job?.fields ?? {}, { title: { type: 'integer' } });
			},
		],
		[
			'a value that the operation does not send',
			'confirmExport: not in the body: team',
			({ operations }) => {
				Object.assign(operations.confirmExport?.body?.fields ?? {}, { team: {} });
			},
		],
		[
			'no text for a value that the operation sends',
			'confirmExport: not described in the body: result',
			({ operations }) => {
				delete operations.confirmExport?.body?.fields.result;
			},
		],
		[
			'an answer that no operation gives',
			'not in the contract: answer Teams',
			({ answers }) => {
				answers.Teams = { description: 'The teams' };
			},
		],
		[
			'a reference that leads nowhere',
			'there is no Team below components/schemas',
			({ answers }) => {
				Object.assign(answers.Conflict ?? {}, { schema: { $ref: '#/components/schemas/Team' } });
			},
		],
	];

	test.each(refusals)('is refused with %s', async (_, message, change) => {
		const prose = await readProse('workwise');
		const common = await readCommonProse();
		const methods: ContractMethods = contracts.workwise ?? {};
		change(prose);
		expect(() => documentOf(methods, prose, common)).toThrow(message);
	});
});
