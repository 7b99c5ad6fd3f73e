import type { FastifyInstance, FastifyReply } from 'fastify';

import { escape, html } from '../control/html';
import type { Html } from '../control/html';
import { SINGLE_JOB } from './seeds';
import type { PersonioJob, PersonioState } from './state';

const LANGUAGES = ['de', 'en', 'fr', 'es', 'nl', 'it', 'pt', 'sv', 'fi', 'pl', 'cs'];

type CompanyRoute = { Params: { company: string } };

/**
 * The public career pages below `/personio/careers/<company>`: the page itself, the XML feed and a
 * page for each position. Companies: `acme` (the whole list), `single` (one position), `dtd` (a feed
 * with a document type and an entity), `redirected` (sent elsewhere); any other is unknown, for
 * which the name `nobody` is kept free.
 */
export async function careerRoutes(
	app: FastifyInstance,
	state: () => PersonioState,
): Promise<void> {
	app.get<CompanyRoute>('/:company', { config: { name: 'careerPage' } }, async (request, reply) => {
		const { company } = request.params;
		if (company === 'redirected') return await elsewhere(reply);
		const jobs = jobsOf(company);
		if (!jobs) return await notFound(reply);
		const path = `/personio/careers/${company}/job`;
		const links = jobs.map(({ id, name }) => html`<li><a href="${path}/${id}">${name}</a></li>`);
		return await sendPage(
			reply,
			200,
			'Jobs',
			html`<ul>
				${links}
			</ul>`,
		);
	});

	app.get<CompanyRoute>('/:company/xml', { config: { name: 'xml' } }, async (request, reply) => {
		const { company } = request.params;
		if (company === 'redirected') return await elsewhere(reply);
		const jobs = jobsOf(company);
		if (!jobs) return await notFound(reply);
		return await reply
			.type('text/xml; charset=UTF-8')
			.header('last-modified', state().feedChangedAt.toUTCString())
			.send(feed(jobs, languageOf(request.query), company === 'dtd'));
	});

	app.get<{ Params: { company: string; id: string } }>(
		'/:company/job/:id',
		{ config: { name: 'jobPage' } },
		async (request, reply) => {
			const { company, id } = request.params;
			const job = jobsOf(company)?.find((candidate) => String(candidate.id) === id);
			if (!job) return await notFound(reply);
			// The descriptions are markup already, as they are at Personio.
			const parts = (job.descriptions.de ?? []).map(
				(part) =>
					html`<h2>${part.name}</h2>
						${{ markup: part.html }}`,
			);
			return await sendPage(reply, 200, job.name, html`${parts}`);
		},
	);

	/** Published and already in the feed; undefined for an unknown company. */
	function jobsOf(company: string): PersonioJob[] | undefined {
		if (company === 'single') return [SINGLE_JOB];
		if (company !== 'acme' && company !== 'dtd') return undefined;
		return state().jobs.filter((job) => job.state === 'published' && job.inFeed);
	}
}

/** The company's page is gone and Personio's own one is shown instead. */
function elsewhere(reply: FastifyReply): FastifyReply {
	return reply.redirect('/personio/elsewhere', 307);
}

function notFound(reply: FastifyReply): FastifyReply {
	return sendPage(reply, 404, 'Page not found', html`<p>This page does not exist.</p>`);
}

export function sendPage(
	reply: FastifyReply,
	status: number,
	title: string,
	body: Html,
): FastifyReply {
	const page = html`<!DOCTYPE html>
		<html lang="de">
			<head>
				<meta charset="utf-8" />
				<title>${title}</title>
			</head>
			<body>
				<h1>${title}</h1>
				${body}
			</body>
		</html>`;
	return reply.code(status).type('text/html; charset=utf-8').send(page.markup);
}

/** German where no language is asked for, or one that Personio does not have. */
function languageOf(query: unknown): string {
	const language = new Map(Object.entries(query ?? {})).get('language');
	return LANGUAGES.find((known) => known === language) ?? 'de';
}

function feed(jobs: readonly PersonioJob[], language: string, withDtd: boolean): string {
	const doctype = '<!DOCTYPE workzag-jobs [<!ENTITY company "Example GmbH">]>\n';
	const positions = jobs.map((job) => position(job, language, withDtd ? '&company;' : undefined));
	return (
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		(withDtd ? doctype : '') +
		`<workzag-jobs>\n${positions.join('')}</workzag-jobs>\n`
	);
}

function position(job: PersonioJob, language: string, subcompany?: string): string {
	const element = (name: string, text: string) =>
		text === '' ? `<${name}/>` : `<${name}>${escape(text)}</${name}>`;
	const offices = job.additionalOffices.map((office) => element('office', office));
	const descriptions = (job.descriptions[language] ?? []).map(
		({ name, html: value }) =>
			`<jobDescription>${element('name', name)}<value><![CDATA[${value}]]></value></jobDescription>`,
	);
	const lines = [
		element('id', String(job.id)),
		subcompany === undefined
			? element('subcompany', job.subcompany)
			: `<subcompany>${subcompany}</subcompany>`,
		element('office', job.office),
		offices.length > 0 ? `<additionalOffices>${offices.join('')}</additionalOffices>` : '',
		element('department', job.department),
		element('recruitingCategory', job.recruitingCategory),
		element('name', job.name),
		`<jobDescriptions>${descriptions.join('')}</jobDescriptions>`,
		element('employmentType', job.employmentType),
		element('seniority', job.seniority),
		element('schedule', job.schedule),
		element('yearsOfExperience', job.yearsOfExperience),
		element('keywords', job.keywords),
		element('occupation', job.occupation),
		element('occupationCategory', job.occupationCategory),
		element('createdAt', job.createdAt),
	];
	return `<position>\n${lines.filter((line) => line !== '').join('\n')}\n</position>\n`;
}
