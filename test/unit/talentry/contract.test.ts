import { isTalentCall, readCredential } from '../../../nodes/Talentry/api';
import { failureOf } from '../support/failures';

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
