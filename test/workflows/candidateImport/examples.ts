import { makePdf } from '../../sandbox/files/pdf';

/** The same kind of person in each accepted form; all four are invented. */

export const ownForm = {
	firstName: 'Vera',
	lastName: 'Versuch',
	email: 'vera.versuch@example.com',
	links: [{ url: 'https://www.linkedin.com/in/vera-versuch' }],
	experience: [{ title: 'Engineer', company: 'Beispiel GmbH', from: '2020-03' }],
	skills: ['TypeScript'],
	notes: [{ text: 'Met at a fair' }],
	pools: ['pool-engineering', 'pool-events'],
	status: 'status-contacted',
	language: 'de',
};

export const jsonResume = {
	$schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
	basics: {
		name: 'Vincent van der Berg',
		email: 'vincent@example.com',
		summary: 'Builds bridges.',
		location: { city: 'Utrecht', countryCode: 'NL' },
		profiles: [{ network: 'XING', url: 'https://www.xing.com/profile/Vincent_Berg' }],
	},
	work: [{ name: 'Brug BV', position: 'Engineer', startDate: '2019-04', highlights: ['A bridge'] }],
	skills: [{ name: 'Statics', keywords: ['Steel'] }],
	languages: [{ language: 'Dutch', fluency: 'Native' }],
	awards: [{ title: 'Bridge of the year' }],
};

export const schemaOrgPerson = {
	'@context': 'https://schema.org',
	'@graph': [
		{ '@type': 'WebPage', name: 'Profile' },
		{
			'@type': 'Person',
			givenName: 'Ana',
			familyName: 'Amostra',
			email: 'mailto:ana.amostra@example.com',
			description: 'Draws letters.',
			jobTitle: 'Designer',
			worksFor: { '@type': 'Organization', name: 'Exemplo Lda', member: { startDate: 2021 } },
			alumniOf: [{ '@type': 'EducationalOrganization', name: 'Universidade de Exemplo' }],
			knowsLanguage: ['pt', { '@type': 'Language', name: 'English' }],
			sameAs: 'https://github.com/ana-amostra',
		},
	],
};

/** A form as a career page sends it, with a CV. */
export async function formWithCv(): Promise<FormData> {
	const form = new FormData();
	const fields = {
		firstName: 'Hanna',
		lastName: 'Höhne',
		email: 'hanna.hoehne@example.com',
		'experience[0].title': 'Welder',
		'experience[0].company': 'Probe AG',
		notes: 'Wants to start in May',
		pools: 'pool-events',
	};
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	const cv = await makePdf('Curriculum vitae', ['Hanna Höhne']);
	form.append('cv', new Blob([Uint8Array.from(cv)], { type: 'application/pdf' }), 'cv.pdf');
	return form;
}
