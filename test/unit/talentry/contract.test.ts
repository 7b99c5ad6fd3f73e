import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isTalentCall, readCredential } from '../../../nodes/Talentry/api';
import { methods } from '../../../nodes/Talentry/contract';
import { failureOf } from '../support/failures';

const operation = z.object({
	operationId: z.string(),
	parameters: z.array(z.record(z.unknown())).default([]),
});
const documentSchema = z.object({
	paths: z.record(z.record(z.unknown())),
	components: z.object({ parameters: z.record(z.object({ name: z.string() })) }),
});

/** What docs/contracts says of each operation. */
async function readContract() {
	const file = join(__dirname, '../../../docs/contracts/talentry.openapi.yaml');
	const { paths, components } = documentSchema.parse(parse(await readFile(file, 'utf8')));
	const operations = new Map<string, { method: string; path: string; query: string[] }>();
	for (const [path, methods] of Object.entries(paths)) {
		for (const [method, described] of Object.entries(methods)) {
			const checked = operation.safeParse(described);
			if (!checked.success) continue;
			const query = checked.data.parameters.flatMap(({ name, $ref, in: place }) => {
				if (place === 'query') return [String(name)];
				const referred = components.parameters[String($ref).split('/').at(-1) ?? ''];
				return referred && referred.name !== 'talentId' ? [referred.name] : [];
			});
			operations.set(checked.data.operationId, { method: method.toUpperCase(), path, query });
		}
	}
	return operations;
}

test('the contract and its document have the same operations', async () => {
	const described = await readContract();
	expect([...described.keys()].sort()).toEqual(Object.keys(methods).sort());
	for (const [name, endpoint] of Object.entries(methods)) {
		const { method, path, query } = described.get(name) ?? { query: [] };
		expect([name, method, path]).toEqual([name, endpoint.method, endpoint.path]);
		expect([...query].sort()).toEqual(Object.keys(endpoint.query).sort());
	}
});

describe('the credential', () => {
	const same = {
		customerId: 'acme',
		baseUrl: 'https://api.example.com/api/v1/',
		talentSide: 'same',
	};
	const other = { ...same, talentSide: 'other', talentBaseUrl: 'https://talents.example.com/v1' };

	test('has the talents below the tenant unless it says otherwise', () => {
		const tenantUrl = 'https://api.example.com/api/v1/tenants/acme';
		expect(readCredential(same)).toMatchObject({ tenantUrl, talentUrl: tenantUrl });
		expect(readCredential(other)).toMatchObject({ tenantUrl, talentUrl: other.talentBaseUrl });
		expect(readCredential({ customerId: 7 }).tenantUrl).toBe(
			'https://api.talentry.com/api/v1/tenants/7',
		);
		expect(readCredential({ customerId: '../x' }).tenantUrl).toMatch(/\/tenants\/..%2Fx$/);
	});

	test.each([
		['https://talents.example.com/v1/talents', true],
		['https://talents.example.com/v1', true],
		['https://talents.example.com/v12/talents', false],
		['https://talents.example.com.evil.example/v1/talents', false],
		['https://api.example.com/api/v1/tenants/acme/jobs/multiple?source=x', false],
	])('a call to %s gets the token of the talents: %s', (url, expected) => {
		expect(isTalentCall(other, url)).toBe(expected);
	});

	test('a talent side at the very address of the tenant leaves the published calls alone', () => {
		const base = 'https://api.example.com/api/v1/tenants/acme';
		const credential = { ...other, talentBaseUrl: base };
		expect(isTalentCall(credential, `${base}/talents`)).toBe(true);
		expect(isTalentCall(credential, `${base}/applications/hired/2026-01-01/2026-01-02`)).toBe(
			false,
		);
		expect(isTalentCall(credential, `${base}/gamificationPointsReport/2026-01-01/2026-01-02`)).toBe(
			false,
		);
	});

	test.each([
		[{ ...same, customerId: '' }, /no customer ID/],
		[{ ...same, baseUrl: 'ftp://x' }, /no usable base URL/],
		[{ ...other, talentBaseUrl: '' }, /no usable base URL/],
	])('is refused when it cannot work', async (credential, message) => {
		expect((await failureOf(() => readCredential(credential))).message).toMatch(message);
	});
});
