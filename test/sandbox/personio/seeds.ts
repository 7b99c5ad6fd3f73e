import type { PersonioJob } from './state';

type Fields = Pick<PersonioJob, 'id' | 'name'> & Partial<PersonioJob>;

/** A position with everything that the feed shows, where not said otherwise. */
export function makeJob(fields: Fields): PersonioJob {
	return {
		state: 'published',
		inFeed: fields.state === undefined || fields.state === 'published',
		subcompany: 'Example GmbH',
		office: 'Berlin',
		additionalOffices: [],
		department: 'Operations',
		recruitingCategory: 'Professionals',
		employmentType: 'permanent',
		seniority: 'experienced',
		schedule: 'full-time',
		yearsOfExperience: '2-5',
		keywords: '',
		occupation: '',
		occupationCategory: '',
		createdAt: '2026-01-12T09:00:00+0100',
		descriptions: descriptionsOf(fields.name),
		...fields,
	};
}

function descriptionsOf(name: string): PersonioJob['descriptions'] {
	return {
		de: [
			{
				name: 'Deine Aufgaben',
				html: `<p>Als <strong>${name}</strong> tust du Erfundenes &amp; Übliches.</p><ul><li>Prüfen</li></ul>`,
			},
			{ name: 'Was du mitbringst', html: '<ul><li>Größe &lt; 3 m</li><li>Humor</li></ul>' },
			{ name: 'Über uns', html: '<p>Die Example GmbH gibt es nicht.</p>' },
		],
		en: [
			{
				name: 'Your tasks',
				html: `<p>As <strong>${name}</strong> you do invented &amp; usual things.</p>`,
			},
			{ name: 'About us', html: '<p>Example GmbH does not exist.</p>' },
		],
	};
}

const MORE_NAMES = [
	'Account Executive (all genders)',
	'Anlagenmechaniker (m/w/d)',
	'Bürokauffrau / Bürokaufmann',
	'Data Engineer',
	'Einkäufer (m/w/d)',
	'Fachinformatiker (m/w/d)',
	'Finance Manager',
	'HR Manager',
	'Köchin / Koch',
	'Product Designer',
	'Qualitätsprüfer (m/w/d)',
	'Team Lead Support',
];
const OFFICES = ['Berlin', 'Düsseldorf', 'Köln', 'München', 'Zürich'];

export function seedJobs(): PersonioJob[] {
	return [
		makeJob({
			id: 2001,
			name: 'Backend Developer (all genders)',
			department: 'Engineering',
			additionalOffices: ['Köln', 'Remote'],
			keywords: 'TypeScript,PostgreSQL',
			occupation: 'software_development',
			occupationCategory: 'it_software',
		}),
		makeJob({ id: 2002, name: 'Sales Manager DACH', department: 'Sales', office: 'München' }),
		makeJob({
			id: 2003,
			name: 'Pflegefachkraft',
			department: 'Pflege',
			office: 'Köln',
			schedule: 'part-time',
		}),
		makeJob({ id: 2004, name: 'Controller', department: 'Finance', office: 'Hamburg' }),
		makeJob({ id: 2005, name: 'Warehouse Associate', state: 'archived', office: 'Leipzig' }),
		makeJob({
			id: 2006,
			name: 'Werkstudent Marketing',
			state: 'draft',
			department: 'Marketing',
			employmentType: 'working_student',
		}),
		...Array.from({ length: 60 }, (_unused, index) =>
			makeJob({
				id: 2101 + index,
				name: MORE_NAMES[index % MORE_NAMES.length] ?? 'Position',
				office: OFFICES[index % OFFICES.length] ?? 'Berlin',
				seniority: index % 3 === 0 ? 'entry-level' : 'experienced',
			}),
		),
	];
}

/** The only position of the company page `single`. */
export const SINGLE_JOB = makeJob({
	id: 3001,
	name: 'Nur eine Stelle',
	descriptions: {
		de: [
			{ name: 'Deine Aufgabe', html: '<p>Die einzige Stelle mit einer einzigen Beschreibung.</p>' },
		],
		en: [{ name: 'Your task', html: '<p>The only position with one description.</p>' }],
	},
});
