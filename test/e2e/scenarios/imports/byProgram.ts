import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { z } from 'zod';

import {
	formWithCv,
	jsonResume,
	ownForm,
	schemaOrgPerson,
} from '../../../workflows/candidateImport/examples';
import { send, sendJson, talentOf, talents } from './play';
import type { Answer, Play } from './play';

/** Programs post candidates, in each form that there is. */
export async function byProgram(play: Play): Promise<void> {
	const { checks } = play;
	const sendAll = async () => [
		await sendJson(play, ownForm),
		await sendJson(play, jsonResume),
		await send(play, {
			headers: { 'content-type': 'application/ld+json' },
			body: JSON.stringify(schemaOrgPerson),
		}),
		await send(play, { body: await formWithCv() }),
	];
	const results = (answers: Answer[]) => answers.map(({ status, body }) => [status, body.result]);
	const before = talents(play).length;

	await checks.check('Three forms of JSON and a form with a CV become four talents', async () => {
		const answers = await sendAll();
		deepStrictEqual(
			results(answers),
			answers.map(() => [200, 'created']),
		);
		for (const { body } of answers) match(String(body.profileUrl), /^http/);
		strictEqual(talents(play).length, before + 4);
		for (const lastName of ['Versuch', 'van der Berg', 'Amostra', 'Höhne']) {
			const { record, notes } = talentOf(play, lastName);
			ok(record.experience.length > 0, `${lastName} has experience`);
			ok(
				record.pools.some(({ id }) => id === 'pool-events'),
				`${lastName} is in the pool`,
			);
			strictEqual(notes.length, 1, `${lastName} has a note`);
		}
	});
	await checks.check('Posted again, none is created, and changes are reported', async () => {
		const answers = await sendAll();
		deepStrictEqual(
			results(answers),
			answers.map(() => [200, 'alreadyExists']),
		);
		const { body } = await sendJson(play, { ...ownForm, location: 'Bonn' });
		strictEqual(body.result, 'updated');
		deepStrictEqual(body.changes, [{ field: 'location', from: null, to: 'Bonn' }]);
		strictEqual(talents(play).length, before + 4);
	});
}

/** What n8n would do to a request by itself must not come before our own answers. */
export async function refusals(play: Play): Promise<void> {
	const { checks, address } = play;
	const headers = { 'content-type': 'application/json' };
	const before = talents(play).length;
	await checks.check('Wrong requests are refused, each with its status', async () => {
		const executable = new FormData();
		executable.append('firstName', 'A');
		executable.append('lastName', 'B');
		executable.append('cv', new Blob(['MZ\u0090']), 'cv.pdf');
		const large = 'x'.repeat(50 * 1024 * 1024);
		const answers = {
			'no token': await send(play, { headers: { ...headers, authorization: '' }, body: '{}' }),
			'a cut off body': await send(play, { headers, body: '{"firstName": ' }),
			'wrong fields': await sendJson(play, { firstName: 'A', links: [{ url: 'javascript:x' }] }),
			'an executable': await send(play, { body: executable }),
			'50 MB': await send(play, { headers, body: large }),
			'another type': await send(play, { headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
			'a broken form': await send(play, {
				headers: { 'content-type': 'multipart/form-data; boundary=x' },
				body: '--x\r\nno end',
			}),
		};
		const statuses = Object.entries(answers).map(([what, { status }]) => `${what}: ${status}`);
		deepStrictEqual(statuses, [
			'no token: 401',
			'a cut off body: 400',
			'wrong fields: 400',
			'an executable: 415',
			'50 MB: 413',
			'another type: 415',
			'a broken form: 415',
		]);
		deepStrictEqual(answers['wrong fields'].body.errors, [
			{ field: 'lastName', message: 'is missing' },
			{
				field: 'links[0].url',
				message: 'must be an address that begins with http:// or https://',
			},
		]);
		strictEqual(talents(play).length, before);
	});
	await checks.check('The JSON Schemas can be downloaded', async () => {
		for (const name of ['candidate', 'json-resume', 'schema-org']) {
			const response = await fetch(`${address}?schema=${name}`);
			strictEqual(response.status, 200);
			z.object({ title: z.string(), properties: z.object({}) }).parse(await response.json());
		}
	});
}
