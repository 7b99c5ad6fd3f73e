import { readText } from '../../../shared/http/body';
import { createCaller } from '../../../shared/http/caller';
import type { ByteStream, HttpRequest } from '../../../shared/http/request';
import { fakeClock } from '../../support/fakeClock';
import { failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

const read: HttpRequest = {
	method: 'GET',
	url: 'https://api.example.com/v1/documents/7/content',
	query: { version: '2' },
};
const toStorage: Script = {
	status: 302,
	headers: { location: 'https://storage.example.net/7?signature=abc' },
};

function downloadOf(...script: Array<Script | Error>) {
	const { request, sent } = scriptedRequest(...script);
	const caller = createCaller({ name: 'Example' }, { request, clock: fakeClock() });
	const started: number[] = [];
	const consume = async (body: ByteStream) => {
		started.push(sent.length);
		return await readText(body, 1024);
	};
	return { run: async () => await caller.download(read, consume), sent, started };
}

it('follows a redirect without the credentials, with the query of the new address', async () => {
	const { run, sent } = downloadOf(toStorage, { text: 'bytes' });
	expect(await run()).toBe('bytes');
	expect(sent[0]?.anonymous).toBeUndefined();
	expect(sent[1]).toMatchObject({
		method: 'GET',
		url: 'https://storage.example.net/7?signature=abc',
		anonymous: true,
	});
	expect(sent[1]?.query).toBeUndefined();
});

it('leaves the credentials out on the same host too, and reads a relative address', async () => {
	const { run, sent } = downloadOf({ status: 307, headers: { location: '../files/7' } }, {});
	await run();
	expect(sent[1]).toMatchObject({
		url: 'https://api.example.com/v1/documents/files/7',
		anonymous: true,
	});
});

it('gives up on a circle of redirects', async () => {
	const { run, sent } = downloadOf(toStorage);
	const failure = await failureOf(run());
	expect(failure).toMatchObject({ kind: 'contract', details: { status: 302 } });
	expect(sent).toHaveLength(4);
});

it('refuses a redirect that leads nowhere', async () => {
	const { run } = downloadOf({ status: 302 });
	expect((await failureOf(run())).message).toContain('another address');
});

it('begins again from the start when the connection breaks in the middle', async () => {
	const { run, sent, started } = downloadOf(
		{ text: 'all the bytes', cutAfter: 4 },
		{
			text: 'all the bytes',
		},
	);
	expect(await run()).toBe('all the bytes');
	expect(started).toEqual([1, 2]);
	expect(sent).toHaveLength(2);
});

it('says that the connection broke when it breaks each time', async () => {
	const { run, sent } = downloadOf({ text: 'all the bytes', cutAfter: 4 });
	const failure = await failureOf(run());
	expect(failure.kind).toBe('unavailable');
	expect(failure.message).toContain('ECONNRESET');
	expect(sent).toHaveLength(5);
});

it.each([400, 401, 403])(
	'asks for a new address once when the storage answers %i, and does not blame the credential',
	async (status) => {
		const refusal = { status, text: '<Error/>' };
		const once = downloadOf(toStorage, refusal, toStorage, { text: 'bytes' });
		expect(await once.run()).toBe('bytes');
		expect(once.sent.map(({ anonymous }) => anonymous ?? false)).toEqual([
			false,
			true,
			false,
			true,
		]);
		expect(once.sent[2]).toMatchObject(read);

		const { run, sent } = downloadOf(toStorage, refusal, toStorage, refusal);
		const failure = await failureOf(run());
		expect(failure).toMatchObject({ kind: 'notFound', details: { status } });
		expect(failure.message).toContain('is not at the address');
		expect(`${failure.message} ${failure.description}`).not.toMatch(/signature=|credential/);
		expect(sent).toHaveLength(4);
	},
);

it('says that a file is gone when the storage says so', async () => {
	const { run, sent } = downloadOf(toStorage, { status: 404 });
	expect((await failureOf(run())).kind).toBe('notFound');
	expect(sent).toHaveLength(2);
});

it('says 404 for a document that the service itself does not know', async () => {
	const { run } = downloadOf({ status: 404 });
	expect((await failureOf(run())).kind).toBe('notFound');
});

it('does not repeat what fails in the reader itself', async () => {
	const { request, sent } = scriptedRequest({ text: 'bytes' });
	const caller = createCaller({ name: 'Example' }, { request, clock: fakeClock() });
	const failing = caller.download(read, async () => {
		throw new TypeError('a defect');
	});
	await expect(failing).rejects.toThrow('a defect');
	expect(sent).toHaveLength(1);
});
