import { erecruiterApi } from '../../../nodes/Erecruiter/contract';
import { toExternalId, toJob, toOrigin, toStatus } from '../../../nodes/Erecruiter/mapping';
import { writeApplication } from '../../../nodes/Erecruiter/writeApplication';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

function connect(...script: Array<Script | Error>) {
	const { request, sent } = scriptedRequest(...script);
	const client = erecruiterApi.connect({
		request,
		clock: fakeClock(),
		credential: { baseUrl: 'https://api.example.com/v1.1/', companyId: 12, contractOverrides: '' },
	});
	return { client, sent };
}

const stage = (id: number, type = 'Standard', isSystem = true, name = `Stage ${id}`) => ({
	...{ id, name, type, isSystem },
});
const application = (id: number, second: number, more: object = {}) => ({
	applicationId: id,
	recruitmentId: 1,
	stageId: 2,
	createdAt: '2026-03-01T10:00:00+01:00',
	modifiedAt: new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString(),
	candidate: { firstName: 'A', lastName: 'B' },
	...more,
});
const newOne = { externalId: 'x', originId: '900', firstName: 'A', lastName: 'B' };
const serverError = {
	status: 500,
	json: [{ message: 'Oops', errorCode: 'InternalServerError', modelType: null }],
};

describe('answers of both forms', () => {
	test.each([
		['a list', { stages: [stage(1), stage(2)], rowCount: 2 }],
		['a keyed object', { stages: { 1: stage(1), 2: stage(2) }, totalRowsCount: 2 }],
		['another name of the total', { stages: [stage(1), stage(2)], totalRowCount: 2 }],
	])('%s', async (_case, json) => {
		const { client, sent } = connect({ json });
		expect((await collect(client.list('listStages'))).map(({ record }) => record.id)).toEqual([
			'1',
			'2',
		]);
		expect(sent).toHaveLength(1);
		expect(sent[0].query).toMatchObject({ companyId: '12', limit: 100 });
	});

	test('companies, keyed or listed', async () => {
		const company = { companyId: 7, name: 'A' };
		for (const json of [[company], { 7: company }]) {
			const companies = await collect(connect({ json }).client.list('listCompanies'));
			expect(companies.map(({ record }) => record)).toEqual([{ id: '7', name: 'A' }]);
		}
	});

	test('an application by applicationId or id', async () => {
		const { applicationId, ...rest } = application(5, 0);
		const { client } = connect({ json: { ...rest, id: applicationId } });
		expect((await client.read('getApplication', { ids: { applicationId: '5' } })).record.id).toBe(
			'5',
		);
	});
});

describe('500', () => {
	test('is read again', async () => {
		const { client, sent } = connect(serverError, serverError, { json: application(5, 0) });
		expect((await client.read('getApplication', { ids: { applicationId: '5' } })).record.id).toBe(
			'5',
		);
		expect(sent).toHaveLength(3);
	});

	test('is never written again', async () => {
		const { client, sent } = connect(serverError, { json: { applicationId: 1 } });
		const { details } = await failureOf(writeApplication(client, '1', newOne, []));
		expect(details).toMatchObject({ kind: 'unavailable', vendorCode: 'InternalServerError' });
		expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET']);
		const file = { name: 'a.pdf', mimeType: 'application/pdf', size: 1, open: async () => none() };
		const other = connect({ json: { applicationId: 1 } }, serverError, { json: {} });
		const files = [{ category: 'cv', file }];
		await failureOf(writeApplication(other.client, '1', newOne, files));
		expect(other.sent.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'GET']);
	});
});

describe('refusals', () => {
	test('an application that exists is a result', async () => {
		const json = [{ message: 'Exists', errorCode: 'ApplicationAlreadyExists', applicationId: 9 }];
		const { client } = connect({ status: 409, json }, { json: application(9, 0) });
		expect(await writeApplication(client, '1', newOne, [])).toEqual({
			result: 'alreadyExists',
			applicationId: '9',
			documents: [],
		});
	});

	test('a conflict without an id is none', async () => {
		const json = [{ message: 'Closed', errorCode: 'RecruitmentClosed', modelType: null }];
		const { client } = connect({ status: 409, json });
		const failure = await failureOf(writeApplication(client, '1', newOne, []));
		expect(failure.kind).toBe('conflict');
		expect(failure.description).toContain('eRecruiter says: Closed (RecruitmentClosed)');
	});

	test('the wrong fields are named', async () => {
		const json = [
			{ message: 'unknown', errorCode: 'ValidationError', modelType: 'originId' },
			{ message: 'too long', errorCode: 'ValidationError', modelType: 'candidate.city' },
		];
		const { client } = connect({ status: 400, json });
		const { details } = await failureOf(writeApplication(client, '1', newOne, []));
		expect(details.fields?.map(({ field }) => field)).toEqual(['originId', 'candidate.city']);
		expect(details.message).toBe('eRecruiter does not know this source ID');
	});

	test.each([{}, [], 'text', [{ code: 1 }], null])('an error of another form: %p', async (json) => {
		const { client } = connect({ status: 403, json });
		expect(
			(await failureOf(client.read('getApplication', { ids: { applicationId: '1' } }))).kind,
		).toBe('permission');
	});
});

describe('mapping', () => {
	test.each([
		[stage(1), 'new', true],
		[stage(11, 'Standard', true, 'Nowy'), 'new', true],
		[stage(103, 'Standard', false, 'Nowy'), 'in_progress', undefined],
		[stage(2), 'in_progress', undefined],
		[stage(4, 'Interview'), 'in_progress', undefined],
		[stage(5, 'JobProposal'), 'offer', true],
		[stage(105, 'JobProposal', false), 'offer', undefined],
		[stage(6, 'Employment'), 'hired', true],
		[stage(7, 'Rejection'), 'rejected', undefined],
		[stage(8, 'Message'), 'other', undefined],
		[stage(9, 'Something'), 'other', undefined],
	])('stage %j', (record, kind, locked) => {
		const status = toStatus({ ...record, id: String(record.id) });
		expect([status.kind, status.lockedFor]).toEqual([kind, locked ? ['inhire'] : undefined]);
	});

	test('a status of a recruitment that nobody knows is carried along', () => {
		expect(toJob({ id: '1', name: 'A', status: 'Paused' }).status).toBe('Paused');
	});

	test.each([
		['inhire', 'iha-1', 'inhire:iha-1'],
		['inhire', 'a:b', 'inhire:a:b'],
		['workwise', 'wwa-1', 'workwise:wwa-1'],
	])('the origin %s %s is kept as %s', (system, id, externalId) => {
		expect(toExternalId({ system, id })).toBe(externalId);
		expect(toOrigin(externalId)).toEqual({ system, id });
	});

	test.each(['PRACUJ-123', 'iha-30104', '12:30', 'anna@example.com'])(
		"%s names no system, so it is nobody's",
		(externalId) => {
			expect(toOrigin(externalId)).toBeUndefined();
		},
	);
});

async function* none(): AsyncGenerator<Uint8Array> {}
