import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { useSandbox } from '../support/useSandbox';
import { Checker } from './contracts/checker';
import { contracts } from './contracts/contracts';

/**
 * The stand-ins are written by hand from the documents of our contracts. What they answer to each read must fit the
 * document; the records in it are those of the seeds.
 */

const sandbox = useSandbox();

interface Service {
	/** Where the paths of the contract begin. */
	base: string;
	headers: Record<string, string>;
	/** What every call has in its query. */
	query?: string;
	/** Values of the placeholders in paths. */
	ids: Record<string, string>;
}

const services: Record<string, Service> = {
	erecruiter: {
		base: '/erecruiter/v1.1',
		headers: { 'x-access-key': 'sandbox-erecruiter-key' },
		query: '?companyId=1201',
		ids: { recruitmentId: '5001', applicationId: '70104' },
	},
	inhire: {
		base: '/inhire/v1',
		headers: { authorization: 'Bearer sandbox-inhire-token' },
		ids: { applicationId: 'iha-30104', documentId: 'ihd-3010401' },
	},
	'matched-io': {
		base: '/matched-io/v1',
		headers: { authorization: 'Bearer sandbox-matched-io-token' },
		ids: { jobId: 'mj-401', matchId: 'mm-40101', documentId: 'md-4010101' },
	},
	poption: {
		base: '/poption/v1',
		headers: { authorization: 'Bearer sandbox-poption-token' },
		ids: { categoryId: 'candidates' },
	},
	talentry: {
		base: '/talentry/api/v1/tenants/acme',
		headers: { 'x-token': 'sandbox-talentry-recruiter', 'user-source': 'sandbox-source' },
		ids: { talentId: 't-1001' },
	},
	workwise: {
		base: '/workwise/v1',
		headers: { authorization: 'Bearer sandbox-workwise-token' },
		ids: { jobId: 'ww-101', applicationId: 'wwa-10101' },
	},
};

const documentSchema = z.object({ paths: z.record(z.record(z.unknown())) }).passthrough();
const operationSchema = z.object({ responses: z.record(z.object({ $ref: z.string() })) });

function readDocument(system: string) {
	const path = join(resolve(__dirname, '../..'), `docs/contracts/${system}.openapi.yaml`);
	return documentSchema.parse(parse(readFileSync(path, 'utf8')));
}

const reads = Object.entries(services).flatMap(([system, service]) =>
	Object.entries(contracts[system] ?? {})
		.filter(([, { method, record }]) => method === 'GET' && !record.safeParse(undefined).success)
		.filter(([, { path }]) =>
			[...path.matchAll(/\{(\w+)\}/g)].every(([, id = '']) => service.ids[id]),
		)
		.map(([name, { path }]): [string, string, string, Service] => [system, name, path, service]),
);

test('every contract has reads to compare', () => {
	expect(new Set(reads.map(([system]) => system))).toEqual(new Set(Object.keys(contracts)));
	expect(reads.length).toBeGreaterThan(30);
});

test.each(reads)(
	'the stand-in of %s answers %s as its document says',
	async (system, _, path, service) => {
		const document = readDocument(system);
		const { responses } = operationSchema.parse(document.paths[path]?.get);
		const place = `${(responses['200']?.$ref ?? '').slice(1)}/content/application~1json/schema`;
		const filled = path.replace(/\{(\w+)\}/g, (_match, id: string) => service.ids[id] ?? '');
		const answer = await fetch(`${sandbox.url}${service.base}${filled}${service.query ?? ''}`, {
			headers: service.headers,
		});
		expect(answer.status).toBe(200);
		expect(new Checker(document).problems(place, await answer.json())).toEqual([]);
	},
);
