import { useSandbox } from '../support/useSandbox';
import { uuid } from './ashby/state';

/** The stand-in is as strict as Ashby's document. */

const sandbox = useSandbox();

async function call(name: string, body: object, key = 'sandbox-ashby-key') {
	const response = await fetch(`${sandbox.url}/ashby/${name}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
		},
		body: JSON.stringify(body),
	});
	return { status: response.status, body: JSON.parse(await response.text()) };
}

test('a list goes on by its cursor, and gives a sync token with the last page only', async () => {
	const first = await call('application.list', { limit: 3 });
	expect(first.body).toMatchObject({ success: true, moreDataAvailable: true });
	expect(first.body.syncToken).toBeUndefined();
	const second = await call('application.list', { limit: 3, cursor: first.body.nextCursor });
	expect(second.body.results).toHaveLength(1);
	const { syncToken } = second.body;
	expect((await call('application.list', { syncToken })).body.results).toEqual([]);
	const move = { applicationId: uuid('ab', 2), interviewStageId: uuid('5a', 103) };
	await call('application.changeStage', move);
	const changed = await call('application.list', { syncToken });
	expect(changed.body.results).toMatchObject([{ id: uuid('ab', 2) }]);
});

test.each([
	['a parameter that is none', 'job.list', { search: 'x' }, 'invalid_input'],
	['a page that is too large', 'job.list', { limit: 101 }, 'invalid_input'],
	['a cursor of another list', 'job.list', { cursor: 'abc' }, 'invalid_input'],
	['an unknown record', 'candidate.info', { id: uuid('ca', 99) }, 'candidate_not_found'],
	[
		'a handle without a file',
		'candidate.uploadResume',
		{ candidateId: uuid('ca', 1), resumeHandle: 'x' },
		'invalid_file_handle',
	],
	[
		'an archive stage without a reason',
		'application.changeStage',
		{ applicationId: uuid('ab', 1), interviewStageId: uuid('5a', 107) },
		'invalid_input',
	],
	[
		'archive fields at another stage',
		'application.changeStage',
		{
			applicationId: uuid('ab', 1),
			interviewStageId: uuid('5a', 103),
			archiveReasonId: uuid('ea', 1),
		},
		'invalid_input',
	],
	[
		'a stage of another plan',
		'application.changeStage',
		{ applicationId: uuid('ab', 1), interviewStageId: uuid('5a', 203) },
		'interview_stage_not_found',
	],
])('refuses %s inside HTTP 200', async (_case, name, body, code) => {
	expect(await call(name, body)).toMatchObject({
		status: 200,
		body: { success: false, errors: [code], errorInfo: { code } },
	});
});

test('knows its keys and what they may do', async () => {
	expect(await call('job.list', {}, 'another')).toMatchObject({ status: 401 });
	const key = 'sandbox-ashby-key-for-candidates';
	expect((await call('candidate.list', {}, key)).body.success).toBe(true);
	expect((await call('job.list', {}, key)).body).toMatchObject({ errors: ['missing_permission'] });
});
