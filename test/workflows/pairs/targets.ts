import type { INodeParameters } from 'n8n-workflow';
import { uuid } from '../../sandbox/ashby/state';
import type { SandboxState } from '../../sandbox/server';
import { byId } from '../matchedIo/bench';
import { contentOf, fileOf, sha256 } from './person';
import type { Person } from './person';

/** A system that applications, or candidates alone, are created in. A new one is one row. */
export interface ApplicationTarget {
	system: string;
	/** What is created. */
	creates: 'applications' | 'candidates';
	node: string;
	/** Applications are for one job that all of them go to. */
	parameters: INodeParameters;
	needsEmail: boolean;
	/** What it has no place for. */
	lacks: ReadonlyArray<'nameParts' | 'location' | 'message' | 'files' | 'fileNames'>;
	/** What arrived through the node. */
	arrived(state: SandboxState): Person[];
	/** Makes room, where the seeds hold people whom the sources know as well. */
	empty?(state: SandboxState): void;
}

export const applicationTargets: ApplicationTarget[] = [
	{
		system: 'ashby',
		creates: 'applications',
		node: 'ashby',
		parameters: {
			...{ resource: 'application', operation: 'create' },
			...{ jobSource: 'chosen', job: byId(uuid('a0b', 2)), stageSource: 'first' },
		},
		needsEmail: true,
		lacks: ['nameParts'],
		arrived: ({ ashby }) =>
			[...ashby.candidates.values()]
				// Those of the seeds have lower ids.
				.filter(({ id }) => id > uuid('ca', 1000))
				.map((candidate) => ({
					...{ firstName: candidate.name, lastName: '' },
					email: candidate.emails[0] ?? null,
					phone: candidate.phone,
					location: candidate.location,
					message:
						ashby.notes.find(({ candidateId }) => candidateId === candidate.id)?.content ?? null,
					files: candidate.files.map(({ name, bytes }) => fileOf(name, bytes)).sort(),
				})),
	},
	{
		system: 'erecruiter',
		creates: 'applications',
		node: 'erecruiter',
		parameters: {
			resource: 'application',
			operation: 'create',
			jobSource: 'chosen',
			job: byId('5002'),
			sourceIdFrom: 'chosen',
			publicationPlace: byId('902'),
		},
		needsEmail: false,
		lacks: [],
		arrived: ({ erecruiter }) =>
			erecruiter.applications
				// Those of the seeds have lower ids.
				.filter(({ applicationId }) => applicationId > 71_000)
				.map(({ candidate: { city, ...candidate }, message, files }) => ({
					...candidate,
					location: city,
					message,
					files: files.map(({ name, bytes }) => fileOf(name, bytes)).sort(),
				})),
	},
	{
		system: 'lever',
		creates: 'applications',
		node: 'lever',
		parameters: {
			...{ resource: 'application', operation: 'create' },
			...{ jobSource: 'chosen', job: byId(uuid('b0', 2)), stageSource: 'first' },
		},
		needsEmail: true,
		lacks: ['nameParts'],
		arrived: ({ lever }) =>
			[...lever.opportunities.values()]
				// Those of the seeds have lower ids.
				.filter(({ id }) => id > uuid('0b', 1000))
				.map(({ contact: id, notes, files }) => {
					const contact = lever.contacts.get(id);
					return {
						...{ firstName: contact?.name ?? '', lastName: '' },
						email: contact?.emails[0] ?? null,
						phone: contact?.phones[0]?.value ?? null,
						location: contact?.location ?? null,
						message: notes[0]?.value ?? null,
						files: files.map(({ name, bytes }) => fileOf(name, bytes)).sort(),
					};
				}),
	},
	{
		system: 'personio',
		creates: 'applications',
		node: 'personio',
		parameters: {
			resource: 'application',
			operation: 'create',
			jobSource: 'chosen',
			job: byId('2001'),
			phaseSource: 'initial',
		},
		needsEmail: true,
		lacks: [],
		arrived: ({ personio }) =>
			personio.applications.map(({ body }) => {
				const attribute = (wanted: string) =>
					body.attributes?.find(({ id }) => id === wanted)?.value?.toString() ?? null;
				return {
					firstName: body.first_name,
					lastName: body.last_name,
					email: body.email,
					phone: attribute('phone'),
					location: attribute('location'),
					message: body.message ?? null,
					files: (body.files ?? [])
						.map(({ uuid, original_filename: name }) =>
							fileOf(name, personio.documents.get(uuid)?.bytes),
						)
						.sort(),
				};
			}),
	},
	{
		system: 'talentry',
		creates: 'candidates',
		node: 'talentry',
		parameters: { resource: 'talent', operation: 'upsert' },
		needsEmail: false,
		lacks: ['message', 'files'],
		arrived: ({ talentry }) =>
			talentry
				.tenant('acme')
				.present()
				.map(({ record: { firstName, lastName, email, phone, location } }) => ({
					...{ firstName, lastName, email, phone, location },
					...{ message: null, files: [] },
				})),
		empty: ({ talentry }) => talentry.tenant('acme').talents.clear(),
	},
	{
		system: 'teamtailor',
		creates: 'applications',
		node: 'teamtailor',
		parameters: {
			...{ resource: 'application', operation: 'create' },
			...{ jobSource: 'chosen', job: byId('502'), stageSource: 'first' },
		},
		needsEmail: false,
		lacks: ['location', 'fileNames'],
		arrived: arrivedAtTeamtailor,
	},
	{
		system: 'teamtailor',
		creates: 'candidates',
		node: 'teamtailor',
		parameters: { resource: 'candidate', operation: 'create' },
		needsEmail: false,
		lacks: ['location', 'message', 'fileNames'],
		arrived: arrivedAtTeamtailor,
	},
];

/** A candidate's first CV is the résumé, which has no name there; the other files are uploads. */
function arrivedAtTeamtailor({ teamtailor }: SandboxState): Person[] {
	const { candidates, files, applicationsOf, uploadsOf } = teamtailor;
	return (
		[...candidates.values()]
			// Those of the seeds have lower ids.
			.filter(({ id }) => Number(id) > 100_000)
			.map(({ id, firstName, lastName, email, phone, resumeFileId }) => ({
				...{ firstName: firstName ?? '', lastName: lastName ?? '', email, phone },
				location: null,
				message: applicationsOf(id)[0]?.coverLetter ?? null,
				files: [resumeFileId, ...uploadsOf(id).map(({ fileId }) => fileId)]
					.filter((fileId) => fileId !== null)
					.map((fileId) => sha256(files.get(fileId)?.bytes))
					.sort(),
			}))
	);
}

/** What is left of a person where the target has no place for a part. */
export function keptBy({ lacks }: ApplicationTarget, person: Person): Person {
	const files = lacks.includes('files') ? [] : person.files;
	return {
		...person,
		...(lacks.includes('nameParts') && {
			firstName: `${person.firstName} ${person.lastName}`.trim(),
			lastName: '',
		}),
		...(lacks.includes('location') && { location: null }),
		...(lacks.includes('message') && { message: null }),
		files: lacks.includes('fileNames') ? files.map(contentOf).sort() : files,
	};
}
