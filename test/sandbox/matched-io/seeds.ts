import { makePdf } from '../files/pdf';
import { developer } from './developers';
import type { Job, JobField, Match } from './model';
import type { NewMatch } from './state';

export interface Seeds {
	matches: NewMatch[];
	/** The CV of matches that the control endpoint makes. */
	cv: Buffer;
}

export const ACCOUNT = { id: 'acc-77', name: 'Beispielsoftware GmbH (sandbox)' };

const choices = (...options: Array<[value: string, label: string]>): JobField['options'] =>
	options.map(([value, label]) => ({ value, label }));

/** The account's form for a new job, in its order. */
export const JOB_FIELDS: readonly JobField[] = [
	{ name: 'title', label: 'Title', type: 'text', required: true, options: null },
	{ name: 'description', label: 'Description', type: 'longText', required: true, options: null },
	{ name: 'location', label: 'Location', type: 'text', required: true, options: null },
	{
		name: 'remote',
		label: 'Remote Work',
		type: 'option',
		required: true,
		options: choices(['none', 'On Site'], ['hybrid', 'Hybrid'], ['full', 'Fully Remote']),
	},
	{
		name: 'employmentType',
		label: 'Employment Type',
		type: 'option',
		required: false,
		options: choices(
			['permanent', 'Permanent'],
			['fixedTerm', 'Fixed Term'],
			['freelance', 'Freelance'],
			['workingStudent', 'Working Student'],
			['internship', 'Internship'],
			['apprenticeship', 'Apprenticeship'],
		),
	},
	{
		name: 'schedule',
		label: 'Schedule',
		type: 'option',
		required: false,
		options: choices(['fullTime', 'Full Time'], ['partTime', 'Part Time']),
	},
	{
		name: 'seniority',
		label: 'Seniority',
		type: 'option',
		required: true,
		options: choices(
			['student', 'Student'],
			['entry', 'Entry Level'],
			['experienced', 'Experienced'],
			['lead', 'Lead'],
		),
	},
	{ name: 'skills', label: 'Skills', type: 'list', required: true, options: null },
	{ name: 'salaryMin', label: 'Salary From', type: 'number', required: true, options: null },
	{ name: 'salaryMax', label: 'Salary To', type: 'number', required: true, options: null },
	{ name: 'visaSupport', label: 'Visa Support', type: 'boolean', required: false, options: null },
	{ name: 'url', label: 'Link to the Job', type: 'text', required: false, options: null },
];

type JobRow = readonly [
	id: string,
	title: string,
	status: Job['status'],
	/** Of the position in Personio that it was imported from. */
	positionId: string | null,
];

const JOB_ROWS: readonly JobRow[] = [
	['mj-401', 'Backend Developer (all genders)', 'open', '2001'],
	['mj-402', 'Data Engineer', 'open', '2104'],
	['mj-403', 'Fachinformatiker (m/w/d)', 'open', '2106'],
	// Made at matched.io itself.
	['mj-404', 'Frontend Engineer', 'open', null],
	['mj-405', 'Rust Developer', 'draft', null],
	// Of a position that is deleted there.
	['mj-406', 'Site Reliability Engineer', 'archived', '2999'],
];

export const JOBS: readonly Job[] = JOB_ROWS.map(([id, title, status, positionId]) => ({
	id,
	status,
	externalSystem: positionId === null ? null : 'personio',
	externalId: positionId,
	createdAt: '2026-02-02T10:00:00+01:00',
	updatedAt: '2026-02-02T10:00:00+01:00',
	values: {
		title,
		description: `<p>${title} in an invented firm.</p>`,
		location: 'Berlin',
		remote: 'hybrid',
		employmentType: 'permanent',
		schedule: 'fullTime',
		seniority: 'experienced',
		skills: ['TypeScript', 'PostgreSQL'],
		salaryMin: 60000,
		salaryMax: 80000,
		visaSupport: null,
		url: null,
	},
}));

type MatchRow = readonly [
	id: string,
	person: number,
	state: Match['state'],
	matchedAt: string,
	exported?: true,
];

/** The first three digits name the job: mm-40101 is a match of mj-401. */
const MATCHES: readonly MatchRow[] = [
	['mm-40101', 0, 'successful', '2026-03-02T09:15', true],
	['mm-40201', 1, 'successful', '2026-03-03T10:00', true],
	['mm-40102', 2, 'declined', '2026-03-04T11:30'],
	['mm-40401', 3, 'successful', '2026-03-05T08:45'],
	['mm-40103', 4, 'successful', '2026-03-06T16:20'],
	['mm-40301', 5, 'expired', '2026-03-09T12:00'],
	['mm-40202', 6, 'successful', '2026-03-10T13:10'],
	['mm-40302', 7, 'successful', '2026-03-11T09:00'],
	['mm-40104', 8, 'open', '2026-03-11T18:40'],
	['mm-40203', 9, 'open', '2026-03-12T07:55'],
	['mm-40105', 10, 'successful', '2026-03-12T15:30'],
	['mm-40402', 11, 'successful', '2026-03-13T10:10'],
];

let seeds: Promise<Seeds> | undefined;

/** Made once in a process: they never change, and making the PDF files takes a while. */
export function loadSeeds(): Promise<Seeds> {
	seeds ??= makeSeeds();
	return seeds;
}

async function makeSeeds(): Promise<Seeds> {
	const matches: NewMatch[] = [];
	for (const [id, index, state, minute, exported] of MATCHES) {
		const jobId = `mj-${id.slice(3, 6)}`;
		const moment = `${minute}:00+01:00`;
		const candidate = developer(index, moment);
		const name = `${candidate.firstName} ${candidate.lastName}`;
		const positionId = JOBS.find((job) => job.id === jobId)?.externalId ?? null;
		const files: NewMatch['files'] = [
			{ name: `CV ${name}.pdf`, category: 'cv', content: await makePdf('CV', [name, id]) },
		];
		if (index % 4 === 0) {
			const content = await makePdf('Code', ['fn main() {}', id]);
			files.push({ name: 'Arbeitsprobe größe.pdf', category: 'workSample', content });
		}
		matches.push({
			id,
			jobId,
			state,
			moment,
			message: index % 3 === 0 ? 'Freut mich, lasst uns sprechen!\nBis bald.' : null,
			candidate,
			files,
			...(exported && {
				export: {
					state: 'confirmed',
					confirmedAt: moment.replace(/:00\+/, ':30+'),
					targetSystem: 'personio',
					targetJobId: positionId,
					targetApplicationId: null,
				},
			}),
		});
	}
	return { matches, cv: await makePdf('CV', ['Test match']) };
}
