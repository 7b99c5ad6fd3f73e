import { Failure } from '../../../shared/http/failure';
import { createApplication, type ApplicationDraft } from '../../../nodes/Personio/application';
import { isUncheckedPhase } from '../../../nodes/Personio/phases';
import { failureOf } from '../support/failures';
import { clientOf, draft, file, today } from './notingClient';

describe('when it fails halfway', () => {
	const documents = [
		{ category: 'cv', file: file('cv.pdf') },
		{ category: 'cover_letter', file: file('letter.pdf') },
	];
	const failing = (call: string, details: Partial<Failure['details']>) =>
		clientOf({
			fail: (made) => {
				if (made !== call) return;
				throw new Failure({
					kind: 'unavailable',
					message: 'It broke',
					remedy: 'Wait.',
					...details,
				});
			},
		});

	it('says that one document was uploaded but no application created', async () => {
		const { client, calls } = failing('upload letter.pdf', { status: 500 });
		const failure = await failureOf(createApplication(client, { ...draft, documents }, today));
		expect(calls).toEqual(['upload cv.pdf', 'upload letter.pdf']);
		expect(failure.message).toBe('It broke');
		expect(failure.details.remedy).toMatch(
			/^Wait\. No application was created\. One document was uploaded/,
		);
	});

	it('says that both were when Personio refuses the application', async () => {
		const { client } = failing('create', { kind: 'conflict', status: 400 });
		const failure = await failureOf(createApplication(client, { ...draft, documents }, today));
		expect(failure.kind).toBe('conflict');
		expect(failure.details.remedy).toContain(
			'No application was created. 2 documents were uploaded',
		);
	});

	it('says nothing of documents when there were none', async () => {
		const { client } = failing('create', { kind: 'conflict', status: 400 });
		const failure = await failureOf(createApplication(client, draft, today));
		expect(failure.details.remedy).toBe('Wait.');
	});

	it.each([
		['the connection broke', {}],
		['Personio broke', { status: 500 }],
		['a proxy answered', { kind: 'contract', status: 200 } as const],
	])('does not claim that nothing was created after %s', async (_case, details) => {
		const { client } = failing('create', details);
		const failure = await failureOf(createApplication(client, { ...draft, documents }, today));
		expect(failure.details.remedy).toContain('Whether the application was created is not known');
		expect(failure.details.remedy).not.toContain('No application was created');
	});

	it('takes a duplicate for what it is: the application is there already', async () => {
		const { client } = failing('create', { kind: 'duplicate', status: 400 });
		const created = await createApplication(client, { ...draft, documents }, today);
		expect(created.result).toBe('alreadyExists');
		expect(created.documents).toHaveLength(2);
	});

	it('passes on a defect as it is', async () => {
		const { client } = clientOf({
			fail: () => {
				throw new TypeError('a defect');
			},
		});
		await expect(createApplication(client, draft, today)).rejects.toThrow(TypeError);
	});
});

describe('what is sent', () => {
	async function bodyOf(fields: Partial<ApplicationDraft>, options = {}) {
		const { client, bodies } = clientOf(options);
		await createApplication(client, { ...draft, ...fields }, today);
		return bodies[0];
	}

	it('is the least there must be, with the job as a number', async () => {
		expect(await bodyOf({})).toEqual({
			first_name: 'Jördis',
			last_name: 'Mustermüller',
			email: 'joerdis.mustermueller@example.com',
			job_position_id: 2001,
		});
	});

	it('is trimmed', async () => {
		expect(
			await bodyOf({ firstName: ' Zoë ', lastName: 'Weiß\n', email: ' zoe@example.com ' }),
		).toMatchObject({ first_name: 'Zoë', last_name: 'Weiß', email: 'zoe@example.com' });
	});

	it('is everything there can be', async () => {
		const body = await bodyOf({
			channelId: '32',
			externalPostingId: 'pid-1',
			message: 'Hello',
			applicationDate: today,
			phaseId: 'system:offer',
			tags: ['Workwise'],
			attributes: [
				{ id: 'phone', value: '+49 30 000' },
				{ id: 'gender', value: 'diverse' },
				{ id: 'birthday', value: '1990-02-28' },
			],
			documents: [
				{ category: 'cv', file: file('CV.PDF') },
				{ category: 'photo', file: file('me.jpg') },
			],
		});
		expect(body).toEqual({
			first_name: 'Jördis',
			last_name: 'Mustermüller',
			email: 'joerdis.mustermueller@example.com',
			job_position_id: 2001,
			recruiting_channel_id: 32,
			external_posting_id: 'pid-1',
			message: 'Hello',
			application_date: today,
			phase: { type: 'system', id: 'offer' },
			tags: ['Workwise'],
			attributes: [
				{ id: 'phone', value: '+49 30 000' },
				{ id: 'gender', value: 'diverse' },
				{ id: 'birthday', value: '1990-02-28' },
			],
			files: [
				{ uuid: 'uuid-1', original_filename: 'CV.PDF', category: 'cv' },
				{ uuid: 'uuid-2', original_filename: 'me.jpg', category: 'other' },
			],
		});
	});

	it.each(['custom:5001', '5001'])('is a custom phase as a number: %s', async (phaseId) => {
		expect((await bodyOf({ phaseId }))?.phase).toEqual({ type: 'custom', id: 5001 });
	});

	it('is a custom phase on trust where the credential names none', async () => {
		const options = { customPhases: [] };
		expect((await bodyOf({ phaseId: 'custom:77' }, options))?.phase).toEqual({
			type: 'custom',
			id: 77,
		});
		const { client } = clientOf(options);
		expect(isUncheckedPhase('custom:77', client.account)).toBe(true);
		expect(isUncheckedPhase('system:offer', client.account)).toBe(false);
		expect(isUncheckedPhase(undefined, client.account)).toBe(false);
		expect(isUncheckedPhase('custom:5001', clientOf().client.account)).toBe(false);
	});

	it("is the credential's channel unless the draft has its own", async () => {
		const options = { channelId: '31' };
		expect((await bodyOf({}, options))?.recruiting_channel_id).toBe(31);
		expect((await bodyOf({ channelId: '32' }, options))?.recruiting_channel_id).toBe(32);
	});
});
