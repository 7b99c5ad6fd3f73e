import { useSandbox } from '../../support/useSandbox';
import { consentRefusal, obtainConsent } from '../../../nodes/Talentry/obtainConsent';
import { failureOf } from '../support/failures';
import { connectTalentry, control } from '../support/vendors';

const sandbox = useSandbox();

const client = (role = 'recruiter') =>
	connectTalentry(sandbox, {}, `sandbox-talentry-${role}`).client;
const tenant = () => sandbox.state.talentry.tenant('acme');
const record = (id: string) => tenant().talents.get(id)?.record;
const writes = () => sandbox.state.requests.filter(({ method }) => method !== 'GET');

test('a link counts as asking, and is the same while it is open', async () => {
	const first = await obtainConsent(client(), 't-1006', { way: 'link' });
	expect(first).toMatchObject({ result: 'updated', talent: { consent: { state: 'requested' } } });
	const second = await obtainConsent(client(), 't-1006', { way: 'link' });
	expect(second).toMatchObject({ result: 'unchanged', link: first.link });
	const failure = await failureOf(obtainConsent(client(), 't-1006', { way: 'email' }));
	expect(failure.message).toMatch(/No e-mail was sent.*already requested since \d{4}-/);
	expect(tenant().emails).toEqual([]);
});

describe.each(['link', 'email'] as const)('a settled consent is left alone: %s', (way) => {
	test('who has agreed needs no question', async () => {
		const failure = await failureOf(obtainConsent(client(), 't-1001', { way, askAgain: true }));
		expect(failure.kind).toBe('conflict');
		expect(failure.message).toMatch(/: the talent t-1001 has agreed already, until 2099-12-31$/);
		expect(writes()).toEqual([]);
		expect(record('t-1001')?.consent?.state).toBe('accepted');
	});

	test.each([
		['t-1003', 'declined'],
		['t-1005', 'withdrawn'],
	])('%s has %s, and is asked only if somebody says so in words', async (id, state) => {
		const failure = await failureOf(obtainConsent(client(), id, { way }));
		expect(failure.message).toMatch(
			new RegExp(`: the consent of the talent ${id} is ${state} since 2026-\\d\\d-\\d\\d$`),
		);
		expect(failure.details.remedy).toContain("'Ask Again After a Refusal'");
		expect(writes()).toEqual([]);
		const asked = await obtainConsent(client(), id, { way, askAgain: true });
		expect(asked).toMatchObject({ result: 'updated', talent: { consent: { state: 'requested' } } });
	});

	test('one that has expired is asked for anew, also if Talentry does not know it yet', async () => {
		const asked = await obtainConsent(client(), 't-1004', { way });
		expect(asked.talent.consent?.state).toBe('requested');
		const over = { state: 'accepted', expiresAt: '2026-01-01T00:00:00Z' };
		const talent = { id: 't', email: 'a@example.com' };
		expect(consentRefusal(way, { ...talent, consent: over })).toBeUndefined();
		const withoutEnd = { state: 'accepted' };
		expect(consentRefusal(way, { ...talent, consent: withoutEnd })?.message).toMatch(/already$/);
	});
});

test('an e-mail goes out once', async () => {
	const sent = await obtainConsent(client(), 't-1006', { way: 'email' });
	expect(sent).toMatchObject({ result: 'updated', talent: { consent: { state: 'requested' } } });
	const skipped = await obtainConsent(client(), 't-1006', { way: 'email', whenRequested: 'skip' });
	expect(skipped.result).toBe('unchanged');
	expect(tenant().emails).toHaveLength(1);
});

test('an e-mail needs an address; nothing is asked of Talentry', async () => {
	const failure = await failureOf(obtainConsent(client(), 't-1007', { way: 'email' }));
	expect(failure).toMatchObject({ kind: 'validation' });
	expect(failure.message).toBe('No e-mail was sent: the talent t-1007 has no e-mail address');
	expect(failure.details.remedy).toContain('Generate Link');
	expect(writes()).toEqual([]);
});

test.each([
	['recruiter', 'recruiter'],
	['super', 'super recruiter'],
])('a %s may not unlock', async (role, words) => {
	const unlock = { way: 'unlock' as const, acknowledged: true };
	const failure = await failureOf(obtainConsent(client(role), 't-1006', unlock));
	expect(failure.kind).toBe('permission');
	expect(failure.message).toContain(`belongs to a ${words}`);
	expect(writes()).toEqual([]);
	expect(record('t-1006')?.blocked).toBe(true);
});

test('an administrator unlocks with the acknowledgement only, and it is no consent', async () => {
	const failure = await failureOf(
		obtainConsent(client('admin'), 't-1006', { way: 'unlock', acknowledged: false }),
	);
	expect(failure.details.remedy).toContain('breaks the GDPR');
	expect(writes()).toEqual([]);
	const unlock = { way: 'unlock' as const, acknowledged: true, reason: 'Contract' };
	const first = await obtainConsent(client('admin'), 't-1006', unlock);
	expect(first).toMatchObject({ result: 'updated', talent: { blocked: false, consent: null } });
	expect(tenant().talents.get('t-1006')?.unlocked?.reason).toBe('Contract');
	const second = await obtainConsent(client('admin'), 't-1006', unlock);
	expect(second.result).toBe('unchanged');
	expect(writes()).toHaveLength(1);
});

test.each([
	{ way: 'link' as const },
	{ way: 'email' as const },
	{ way: 'unlock' as const, acknowledged: true },
])('a talent that was deleted is refused ($way)', async (request) => {
	await control(sandbox, 'DELETE', 'talentry/talents/t-1006');
	const failure = await failureOf(obtainConsent(client('admin'), 't-1006', request));
	expect(failure.message).toBe('The talent was deleted in Talentry meanwhile');
	expect(writes()).toEqual([]);
});

test.each(['none', 'expired', 'unheard of'])('an e-mail may be sent in the state %s', (state) => {
	const talent = { id: 't', email: 'a@example.com', consent: { state } };
	expect(consentRefusal('email', talent)).toBeUndefined();
	expect(consentRefusal('link', { ...talent, email: null })).toBeUndefined();
});

test('a link that is not a web address is not handed on', async () => {
	// The stand-in in the place of the contract: the field that the override names holds an id.
	const generateConsentLink = {
		method: 'PATCH',
		path: '/talents/{talentId}',
		fields: { link: 'id' },
	};
	const contractOverrides = JSON.stringify({ generateConsentLink });
	const { client: changed } = connectTalentry(sandbox, { contractOverrides });
	const failure = await failureOf(obtainConsent(changed, 't-1006', { way: 'link' }));
	expect(failure.message).toContain('not a web address');
});
