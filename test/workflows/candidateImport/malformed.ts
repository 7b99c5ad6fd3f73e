import { bearer, token, vera } from './support';

/** A request that must not be accepted. */
export interface MalformedRequest {
	/** How it is wrong. */
	what: string;
	method: string;
	path: string;
	headers: Record<string, string>;
	body: Buffer;
}

export type Random = () => number;

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function seededRandom(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
	return items[Math.floor(random() * items.length)] ?? items[0];
}

function bytes(random: Random, length: number): Buffer {
	return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** A value of a type that no field has. */
function wrongValue(random: Random): unknown {
	return pick<() => unknown>(random, [
		() => random() * 1e9 + 0.5,
		() => true,
		() => [[[]]],
		() => ({ [Math.floor(random() * 1e6).toString(36)]: random() }),
		() => [{ $ne: 1 }],
		() => 'x'.repeat(21_000),
		() => `a\0${random()}`,
		() => '\udc00',
		() => Array.from({ length: 300 }, () => 'x'),
		() => ({ toString: 'x', constructor: { prototype: {} }, valueOf: 1 }),
	])();
}

const fields = [...Object.keys(vera), 'phone', 'location', 'language', 'documents', 'consent'];

/** A candidate with at least one wrong field. */
function wrongCandidate(random: Random): unknown {
	const candidate: Record<string, unknown> = { ...vera };
	const changes = 1 + Math.floor(random() * 3);
	for (let count = 0; count < changes; count += 1) {
		const field = fields[Math.floor(random() * fields.length)] ?? 'email';
		candidate[field] = wrongValue(random);
	}
	return pick<() => unknown>(random, [
		() => candidate,
		() => ({ ...candidate, [`x${random()}`]: 1 }),
		() => [candidate],
		() => ({ basics: candidate, work: wrongValue(random) }),
		() => ({ '@context': 'https://schema.org', '@graph': [candidate, wrongValue(random)] }),
		() => ({ '@type': 'Person', worksFor: candidate }),
		() => ({ '@type': 'Person', name: 'Ana Amostra', sameAs: `javascript:alert(${random()})` }),
		() => ({ ...vera, links: [{ url: `data:text/html,${random()}` }] }),
		() => ({ ...vera, email: `${random()}@@example` }),
		() => ({ ...vera, experience: [{ from: String(Math.floor(random() * 999)) }] }),
		() => wrongValue(random),
		() => null,
	])();
}

function json(random: Random): [string, Buffer] {
	const whole = JSON.stringify(wrongCandidate(random));
	return pick<() => [string, Buffer]>(random, [
		() => ['a wrong candidate', Buffer.from(whole)],
		() => ['a wrong candidate', Buffer.from(whole)],
		() => ['a cut off candidate', cutOff(random)],
		() => ['JSON twice', Buffer.from(whole + JSON.stringify(vera))],
		() => ['bytes', bytes(random, 1 + Math.floor(random() * 200))],
		() => ['depth', Buffer.from('[{"a":'.repeat(1 + Math.floor(random() * 3000)))],
		() => ['an own __proto__', Buffer.from(`{"__proto__":${whole},"firstName":"A"}`)],
		() => [
			'too much',
			Buffer.from(JSON.stringify({ ...vera, notes: [{ text: 'x'.repeat(60_000) }] })),
		],
	])();
}

function cutOff(random: Random): Buffer {
	const whole = Buffer.from(JSON.stringify(vera));
	return whole.subarray(0, Math.floor(random() * (whole.byteLength - 1)));
}

const boundary = 'fuzz';

function part(name: string, content: string | Buffer, more = ''): Buffer {
	const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
	return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}

const end = Buffer.from(`--${boundary}--\r\n`);
const names = [part('firstName', 'Vera'), part('lastName', 'Versuch')];

function form(random: Random): [string, Buffer] {
	const whole = (...parts: Buffer[]) => Buffer.concat([...parts, end]);
	const file = (name: string, content: string | Buffer) =>
		part('cv', content, `; filename="${name}"`);
	return pick<() => [string, Buffer]>(random, [
		() => ['an executable', whole(...names, file('cv.pdf', Buffer.from(`MZ${random()}`)))],
		() => ['a name that lies', whole(...names, file('cv.docx', bytes(random, 100)))],
		() => ['a file of no kind', whole(...names, file(`cv.${random().toString(36)}`, 'x'))],
		() => ['an unknown field', whole(...names, part(`f${random()}`, 'x'))],
		() => ['a prototype', whole(...names, part(`experience[0].__proto__`, '1'))],
		() => [
			'a large index',
			whole(...names, part(`education[${Math.floor(random() * 700) + 300}].degree`, 'x')),
		],
		() => ['a wrong part', whole(part('candidate', JSON.stringify(wrongCandidate(random))))],
		() => ['a part that is no JSON', whole(part('candidate', bytes(random, 50)))],
		() => ['no end', Buffer.concat([...names, part('email', 'vera@example.com')])],
		() => ['a torn part', whole(...names).subarray(0, 30 + Math.floor(random() * 60))],
		() => [
			'no name',
			whole(...names, Buffer.from(`--${boundary}\r\nContent-Type: x\r\n\r\ny\r\n`)),
		],
		() => ['many parts', whole(...Array.from({ length: 250 }, () => part('skills', 'x')))],
		() => [
			'another boundary',
			Buffer.from(
				whole(...names)
					.toString()
					.replaceAll(boundary, 'other'),
			),
		],
		() => ['no names', whole(part('email', `x${random()}`))],
		() => ['bytes', bytes(random, 200)],
	])();
}

export function malformedRequest(random: Random): MalformedRequest {
	const isForm = random() < 0.35;
	const [what, body] = isForm ? form(random) : json(random);
	const type = isForm ? `multipart/form-data; boundary=${boundary}` : 'application/json';
	const headers: Record<string, string> = { ...bearer, 'content-type': type };
	const sent = { what, method: 'POST', path: '', headers, body };
	const kind = random();
	if (kind > 0.2) return sent;
	return pick<() => MalformedRequest>(random, [
		() => ({ ...sent, headers: { 'content-type': type } }),
		() => ({ ...sent, headers: { ...headers, authorization: `Bearer ${token.slice(1)}` } }),
		() => ({ ...sent, headers: { ...headers, authorization: bytes(random, 20).toString('hex') } }),
		() => ({ ...sent, headers: { ...headers, 'content-type': random().toString(36) } }),
		() => ({ ...sent, headers: { ...headers, 'content-type': 'multipart/form-data; boundary=' } }),
		() => ({ ...sent, headers: { ...headers, 'content-encoding': 'gzip' } }),
		() => ({ ...sent, headers: { ...headers, 'idempotency-key': 'x'.repeat(4000) } }),
		() => ({ ...sent, path: `?form=${random()}` }),
		() => ({ ...sent, path: '?form=json-resume&form=candidate' }),
		() => ({ ...sent, path: '?action=options' }),
	])();
}
