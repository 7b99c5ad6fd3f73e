import { createApplication, type ApplicationDraft } from '../../../nodes/Personio/application';
import { useSandbox } from '../../support/useSandbox';
import { failureOf } from '../support/failures';
import { connectPersonio, fault } from '../support/vendors';
import { body, draft, file, requestsTo, today } from './sending';

const sandbox = useSandbox();

describe('an application with documents', () => {
	const documents = () => [
		{ category: 'cv', file: file() },
		{ category: 'cover_letter', file: file('Anschreiben.pdf', Buffer.from('%PDF letter')) },
	];
	const full = (): ApplicationDraft => ({
		...draft,
		channelId: '31',
		phaseId: 'custom:5001',
		applicationDate: today,
		tags: ['Workwise', 'Talentpool'],
		attributes: [
			{ id: 'phone', value: '+49 30 000' },
			{ id: 'custom_attribute_1001', value: 'Workwise' },
		],
		documents: documents(),
	});

	it('arrives with everything', async () => {
		const { client } = connectPersonio(sandbox);
		const created = await createApplication(client, full(), today);
		expect(created.result).toBe('created');
		const [application] = sandbox.state.personio.applications;
		expect(application?.phase).toEqual({ type: 'custom', id: 5001 });
		expect(application?.body).toMatchObject({
			...body,
			recruiting_channel_id: 31,
			application_date: today,
			files: [
				{ original_filename: 'Lebenslauf Größe.pdf', category: 'cv' },
				{ original_filename: 'Anschreiben.pdf', category: 'cover-letter' },
			],
		});
		expect(application?.body.files?.map(({ uuid }) => uuid)).toEqual(
			created.documents.map(({ uuid }) => uuid),
		);
	});

	it('exists already the second time, in any spelling of the e-mail', async () => {
		const { client } = connectPersonio(sandbox);
		await createApplication(client, draft, today);
		const again = await createApplication(client, { ...draft, email: 'LUCJA@example.com' }, today);
		expect(again.result).toBe('alreadyExists');
		expect(sandbox.state.personio.applications).toHaveLength(1);
	});

	it('exists already when the answer to the first try was lost: none is doubled', async () => {
		const settings = { vendor: 'personio', route: 'createApplication', fault: 'cutAfterEffect' };
		await fault(sandbox, { ...settings, times: 1 });
		const { client, clock } = connectPersonio(sandbox);
		const created = await createApplication(client, full(), today);
		expect(created.result).toBe('alreadyExists');
		expect(sandbox.state.personio.applications).toHaveLength(1);
		expect(sandbox.state.personio.documents.size).toBe(2);
		expect(clock.waits).toHaveLength(1);
	});

	it('says that its documents were uploaded when it is refused', async () => {
		const { client } = connectPersonio(sandbox);
		const failure = await failureOf(createApplication(client, { ...full(), jobId: '2006' }, today));
		expect(failure.kind).toBe('conflict');
		expect(failure.details.remedy).toContain('Publish the position');
		expect(failure.details.remedy).toContain('No application was created. 2 documents');
		expect(sandbox.state.personio.applications).toEqual([]);
	});

	it('is not begun when the second upload is no longer let in', async () => {
		await fault(sandbox, {
			vendor: 'personio',
			route: 'uploadDocument',
			fault: 'unauthorized',
			after: 1,
		});
		const failure = await failureOf(
			createApplication(connectPersonio(sandbox).client, full(), today),
		);
		expect(failure.kind).toBe('authentication');
		expect(failure.details.remedy).toContain('No application was created. One document');
		expect(requestsTo(sandbox, '/applications')).toEqual([]);
	});

	it('arrives with 429 on every third request, waiting as told', async () => {
		await fault(sandbox, { vendor: 'personio', fault: '429', every: 3, retryAfter: 7 });
		const { client, clock } = connectPersonio(sandbox);
		for (const number of [1, 2, 3, 4]) {
			const email = `test.person.${number}@example.com`;
			const created = await createApplication(client, { ...full(), email }, today);
			expect(created.result).toBe('created');
		}
		expect(sandbox.state.personio.applications).toHaveLength(4);
		expect(sandbox.state.personio.documents.size).toBe(8);
		expect(clock.waits).toEqual(Array.from({ length: 5 }, () => 7000));
	});

	it('waits until the date that is told', async () => {
		await fault(sandbox, { vendor: 'personio', fault: '429', times: 1, retryAfter: 'date' });
		const { client, clock } = connectPersonio(sandbox);
		clock.advance(Date.now() - clock.now());
		expect((await createApplication(client, draft, today)).result).toBe('created');
		expect(clock.waits).toHaveLength(1);
		expect(clock.waits[0]).toBeGreaterThan(0);
		expect(clock.waits[0]).toBeLessThan(60_000);
	});
});
