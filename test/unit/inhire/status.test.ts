import { inhireApi } from '../../../nodes/Inhire/contract';
import { changeStatus } from '../../../nodes/Inhire/setStatus';
import { fakeClock } from '../../support/fakeClock';
import { failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

const application = (statusId: string, atsStatus: object | null = null) => ({
	id: 'iha-1',
	jobId: 'ih-1',
	status: { id: statusId, name: statusId, kind: 'inProgress' },
	submittedAt: '2026-03-01T10:00:00+01:00',
	candidate: { firstName: 'A', lastName: 'B' },
	atsStatus,
});

function connect(...script: Script[]) {
	const { request, sent } = scriptedRequest(...script);
	const credential = { baseUrl: 'https://api.example.com', contractOverrides: '' };
	return { client: inhireApi.connect({ request, clock: fakeClock(), credential }), sent };
}

const changedAt = '2026-03-02T10:00:00+01:00';
const wanted = { to: { id: 'interview' }, from: { id: '4', name: 'Spotkanie' } };

test('is written when it is another', async () => {
	const { client, sent } = connect(
		{ json: application('new') },
		{ json: application('interview') },
	);
	expect(await changeStatus(client, 'iha-1', wanted, changedAt)).toMatchObject({
		result: 'updated',
		application: { status: { id: 'interview' } },
	});
	expect(sent[1].body).toEqual({
		type: 'json',
		value: { statusId: 'interview', changedAt, atsStatusId: '4', atsStatusName: 'Spotkanie' },
	});
});

test('is not written when it is set, by the same status of the other system', async () => {
	const { client, sent } = connect({ json: application('interview', { id: '4' }) });
	const { result } = await changeStatus(client, 'iha-1', wanted, changedAt);
	expect([result, sent.length]).toEqual(['unchanged', 1]);
});

test('is not written over a later one', async () => {
	const later = { id: '5', changedAt: '2026-03-02T09:00:01Z' };
	const { client, sent } = connect({ json: application('offer', later) });
	const { result } = await changeStatus(client, 'iha-1', wanted, changedAt);
	expect([result, sent.length]).toEqual(['outdated', 1]);
});

test('a later one that came in between is no failure', async () => {
	const { client } = connect(
		{ json: application('new') },
		{ status: 409, json: { title: 'late' } },
	);
	expect((await changeStatus(client, 'iha-1', wanted, changedAt)).result).toBe('outdated');
});

test('a status that inhire does not know is named', async () => {
	const errors = [{ field: 'statusId', message: 'is not known' }];
	const { client } = connect({ json: application('new') }, { status: 422, json: { errors } });
	const failure = await failureOf(changeStatus(client, 'iha-1', wanted, changedAt));
	expect(failure.details.fields).toEqual(errors);
});
