import type { INodeTypeDescription } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadNodes } from './nodes';

/** What n8n's list of nodes knows beside the name, and by which a person finds a node there. */
const repository = resolve(__dirname, '../..');
const pagesOf = 'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/';

/** What people type who do not know the name; "Bewerber" is German for an applicant. */
const everywhere = ['ATS', 'Recruiting', 'Hiring', 'HR', 'Applicant', 'Candidate', 'Bewerber'];
/** How the names of services are written, too. */
const spellings: Record<string, string> = {
	Ashby: 'Ashby HQ',
	eRecruiter: 'e-Recruiter',
	inhire: 'in hire',
	Lever: 'LeverTRM',
	'matched.io': 'matchedio',
	Personio: 'Personio Recruiting',
	Poption: 'Pop Option',
	Talentry: 'Talent CRM',
	Teamtailor: 'Team Tailor',
	Workwise: 'Work Wise',
};

let nodes: INodeTypeDescription[];

beforeAll(async () => {
	nodes = await loadNodes(repository);
});

test('every node stands in a category', () => {
	for (const { name, codex } of nodes) {
		expect([name, codex?.categories]).toEqual([name, expect.arrayContaining(['Productivity'])]);
	}
});

test('every node is found by what people type', () => {
	for (const { name, codex } of nodes) {
		expect([name, codex?.alias]).toEqual([name, expect.arrayContaining(everywhere)]);
	}
});

test('the node of a service is found however its name is written', () => {
	for (const [service, spelling] of Object.entries(spellings)) {
		const ofService = nodes.filter(({ displayName }) => displayName.startsWith(service));
		expect([service, ofService.length]).not.toEqual([service, 0]);
		for (const { name, codex } of ofService) {
			expect([name, codex?.alias]).toEqual([name, expect.arrayContaining([spelling])]);
		}
	}
});

test('no alias says twice what is there already', () => {
	for (const { name, displayName, codex } of nodes) {
		const known = [displayName, ...(codex?.alias ?? [])].map((text) => text.toLowerCase());
		expect([name, known]).toEqual([name, [...new Set(known)]]);
	}
});

test('every node leads to its page of the documentation', () => {
	for (const { name, codex } of nodes) {
		const { primaryDocumentation = [], credentialDocumentation = [] } = codex?.resources ?? {};
		expect([name, primaryDocumentation.length]).toEqual([name, 1]);
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
			expect(url.startsWith(pagesOf)).toBe(true);
			const page = url.slice(pagesOf.length).replace(/#.*/, '');
			expect([page, existsSync(join(repository, page))]).toEqual([page, true]);
		}
	}
});
