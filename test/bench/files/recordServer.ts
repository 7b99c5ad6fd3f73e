/**
 * Applications by the thousand, made while they are asked for: as pages of the inhire contract, and as plain lists of the
 * same 20 values for n8n's HTTP Request. A process of its own, so that its memory is nobody else's; it says its address.
 * `recordServer.ts <records> [records a page] [milliseconds until an answer]`
 */
import { createServer } from 'node:http';

const [total = 0, pageSize = 100, latency = 0] = process.argv.slice(2).map(Number);

function application(index: number) {
	const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
	return {
		id: `iha-${index}`,
		jobId: `ih-${index % 50}`,
		status: { id: 'new', name: 'Nowy', kind: 'new' },
		submittedAt: at,
		updatedAt: at,
		message: `Dzień dobry, to jest moja aplikacja numer ${index}.`,
		candidate: {
			id: `ihc-${index}`,
			firstName: `Zażółć ${index % 997}`,
			lastName: `Gęślą-Jaźń ${index}`,
			email: `person.${index}@example.com`,
			phone: `+48 22 ${String(index).padStart(7, '0')}`,
			location: 'Wrocław',
			language: 'pl',
			links: [{ type: 'github', url: `https://github.com/example-${index}` }],
			experience: [{ title: 'Programista', company: 'Przykład sp. z o.o.' }],
			education: [{ degree: 'mgr inż.', institution: 'Politechnika' }],
			skills: ['TypeScript', 'SQL', 'Docker'],
			languages: [{ language: 'pl', level: 'C2' }],
			consent: { state: 'accepted', givenAt: at, expiresAt: '2099-12-31T00:00:00Z' },
		},
		documents: [],
		export: { state: 'due' },
	};
}

/** The same as 20 values side by side. */
function row(index: number) {
	const { candidate, status, ...rest } = application(index);
	return {
		...{ id: rest.id, jobId: rest.jobId, status: status.name, statusId: status.id },
		...{ appliedAt: rest.submittedAt, updatedAt: rest.updatedAt, message: rest.message },
		...{ candidateId: candidate.id, firstName: candidate.firstName, lastName: candidate.lastName },
		...{ email: candidate.email, phone: candidate.phone, location: candidate.location },
		...{ language: candidate.language, link: candidate.links[0]?.url },
		...{ skills: candidate.skills.join('; '), consent: candidate.consent.state },
		...{ givenAt: candidate.consent.givenAt, expiresAt: candidate.consent.expiresAt },
		education: 'mgr inż., Politechnika',
	};
}

type Kind = 'applications' | 'rows';

function page(kind: Kind, start: number): string {
	const end = Math.min(start + pageSize, total);
	const indexes = Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
	return JSON.stringify(
		kind === 'applications'
			? { items: indexes.map(application), nextCursor: end < total ? String(end) : null }
			: indexes.map(row),
	);
}

/** The page that will be asked for next, made before: what is measured shall not wait for what makes the records. */
let prepared = { kind: 'applications', start: 0, body: page('applications', 0) };

const server = createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
	const start = Number(searchParams.get('cursor') ?? searchParams.get('start') ?? 0);
	const kind = pathname.endsWith('/applications') ? 'applications' : 'rows';
	const isPrepared = prepared.kind === kind && prepared.start === start;
	const body = isPrepared ? prepared.body : page(kind, start);
	response.writeHead(200, { 'content-type': 'application/json' });
	setTimeout(() => response.end(body), latency);
	response.once('finish', () => {
		const next = start + pageSize;
		prepared = { kind, start: next, body: page(kind, next) };
	});
});

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
