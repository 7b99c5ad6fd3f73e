import {
	Failure,
	invalidInput,
	resultOrFailure,
	type FieldProblem,
} from '../../shared/http/failure';
import { present, type Candidate, type Document } from '../../shared/model';
import { splitList } from '../../shared/model/values';
import type { DocumentDraft } from '../../shared/node/input/candidateInput';
import type { Operation } from '../../shared/node/run/operation';
import { createOperation } from '../../shared/vendor/createOperation';
import type { Draft } from '../../shared/vendor/createSpec';
import { choice, flag, text } from '../../shared/vendor/fields';
import type { PickList } from '../../shared/vendor/resourceSpec';
import { leverApi, type LeverApi } from './contract';
import { actingUser, hasNote, writeNote } from './operations';
import {
	complete,
	documentsOf,
	listOpportunities,
	readOpportunity,
	reasonsOf,
	refuseUnreadable,
} from './read';
import { statusOf, toDocument, type LeverOpportunity } from './records';

const fields = { actingUser };

const additional = {
	headline: text('Headline', 'The last position and company, or what else stands below the name'),
	note: text('Note', 'Written on the application. Defaults to the message of the input.', {
		rows: 3,
	}),
	origin: choice(
		'Origin',
		{
			agency: 'Agency',
			applied: 'Applied',
			internal: 'Internal',
			referred: 'Referred',
			sourced: 'Sourced',
			university: 'University',
		},
		'applied',
		'How the application came about. If it is empty, Lever decides.',
	),
	phone: text('Phone', 'Defaults to the value of the input'),
	source: text('Source', 'Defaults to the value of the input'),
	tags: text('Tags', 'Separated by commas; added to those of the input'),
};

const options = {
	lookAmongConfidential: flag(
		'Look Among Confidential',
		'Whether to look for the person among confidential applications as well. The API key needs confidential access.',
	),
};

type ApplicationDraft = Draft<typeof fields, typeof additional, typeof options>;

/** "Create" of applications. Lever sends the candidate no message: that is another endpoint. */
export const createApplication = (postings: PickList, stages: PickList): Operation =>
	createOperation(leverApi, {
		name: 'Application',
		option: {
			description:
				'Create an application, which Lever calls an opportunity, with its documents; one that exists already is a result, not a failure',
		},
		job: { list: postings, noun: 'Lever posting' },
		status: {
			list: stages,
			first: {
				value: 'first',
				name: 'New Applicant',
				description: 'The stage in which applications begin',
			},
			chosen: 'A stage from the list',
			input:
				'The status that the job link or a Recruiting Status Map names, also an archive reason; without one, New Applicant',
		},
		files: 'sent',
		fields,
		additional,
		options,
		leavesOut: notTransferable,
		async start(api) {
			return async (draft) => await write(api, draft);
		},
	});

/** What an opportunity has no place for. */
function notTransferable({ experience, education, skills, languages, notes }: Candidate): string[] {
	return Object.entries({ experience, education, skills, languages, notes })
		.filter(([, values]) => values.length > 0)
		.map(([name]) => name);
}

async function write(api: LeverApi, draft: ApplicationDraft) {
	const user = api.actingUser(draft.fields.actingUser);
	const email = requireValues(draft);
	const existing = await findApplication(api, email, draft);
	const { id, deduped } = existing
		? { id: existing.id, deduped: false }
		: await create(api, user, await valuesOf(api, draft, email));
	const opportunity = existing ?? (await readOpportunity(api, id)).record;
	const result = existing ? ('alreadyExists' as const) : ('created' as const);
	const documents = await addFiles(api, draft.documents, { id: opportunity.id, user, result });
	const note = draft.additional.note ?? draft.application?.message;
	if (note && !(existing && (await hasNote(api, opportunity.id, note)))) {
		await writeNote(api, opportunity.id, { value: note, user });
	}
	const { firstName, lastName } = draft.person;
	return {
		result,
		id: opportunity.id,
		...present({
			candidateId: opportunity.contact,
			status: statusOf(await complete(api, opportunity, [])),
		}),
		// Lever keeps what it knows of the person, whatever was sent.
		...(deduped && { candidateResult: 'alreadyExists' }),
		candidate: { ...present({ id: opportunity.contact }), firstName, lastName, email },
		documents,
	};
}

/** Sent once: if the answer is lost, the next run looks for what has come of it. */
async function create(api: LeverApi, user: string, values: object) {
	const place = { query: { perform_as: user }, repeatable: false };
	const { record } = await api.send('createOpportunity', values, place);
	return { id: record.opportunity.id, deduped: record.deduped };
}

/** @throws Failure `validation` before anything is sent */
function requireValues({ person, documents }: ApplicationDraft): string {
	const problems: FieldProblem[] = [];
	const email = person.email?.trim() ?? '';
	if (`${person.firstName}${person.lastName}`.trim() === '') {
		problems.push({ field: 'Name', message: 'is missing' });
	}
	if (email === '') problems.push({ field: 'Email', message: 'is missing' });
	else if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) {
		problems.push({ field: 'Email', message: 'is not a valid email address' });
	}
	for (const { file } of documents) {
		const message = fileProblem(file.size);
		if (message) problems.push({ field: `Document "${file.name}"`, message });
	}
	if (problems.length === 0) return email;
	throw invalidInput(
		`The application cannot be sent to Lever: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
		problems,
		'Nothing was sent. Fix these values and try again.',
	);
}

const largestFile = 30 * 1024 * 1024;

function fileProblem(size: number): string | undefined {
	if (size === 0) return 'is empty';
	return size > largestFile ? 'is larger than 30 MB, the most that Lever takes' : undefined;
}

/** The application of the person for the posting: one that is open before one that is archived. */
async function findApplication(
	api: LeverApi,
	email: string,
	{ jobId, options: chosen }: ApplicationDraft,
): Promise<LeverOpportunity | undefined> {
	let found: LeverOpportunity | undefined;
	const filter = { email, includeConfidential: chosen.lookAmongConfidential };
	const onUnreadable = refuseUnreadable('application');
	for await (const { record } of listOpportunities(api, filter, { onUnreadable })) {
		const isForJob = record.applications.some(
			(one) => typeof one === 'object' && one.posting === jobId,
		);
		if (isForJob && (!found || (found.archived && !record.archived))) found = record;
	}
	return found;
}

async function valuesOf(api: LeverApi, draft: ApplicationDraft, email: string): Promise<object> {
	const { person, candidate, application, additional: entered, statusId, jobId } = draft;
	const phone = entered.phone ?? person.phone;
	const source = entered.source ?? application?.source;
	const tags = [...new Set([...(candidate?.tags ?? []), ...splitList(entered.tags ?? '')])];
	const isReason = statusId !== undefined && (await reasonsOf(api)).has(statusId);
	return {
		name: `${person.firstName} ${person.lastName}`.trim(),
		emails: [email],
		postings: [jobId],
		...(phone && { phones: [{ value: phone }] }),
		links: candidate?.links.map(({ url }) => url),
		tags,
		...(source && { sources: [source] }),
		...present({ headline: entered.headline, location: person.location, origin: entered.origin }),
		...(isReason
			? { archived: { reason: statusId, archivedAt: Date.now() } }
			: { stage: statusId ?? 'applicant-new' }),
	};
}

interface Owner {
	id: string;
	user: string;
	result: string;
}

/** Adds the files that the application does not have, by name and size, one after the other. */
async function addFiles(
	api: LeverApi,
	files: readonly DocumentDraft[],
	owner: Owner,
): Promise<Document[]> {
	const known =
		files.length > 0 && owner.result === 'alreadyExists' ? await documentsOf(api, owner.id) : [];
	const added: Document[] = [];
	for (const [index, { category, file }] of files.entries()) {
		const same = (documents: readonly Document[]) =>
			documents.find(({ name, size = file.size }) => name === file.name && size === file.size);
		const add = async () => {
			const { data } = await api.upload(
				'uploadFile',
				{ type: 'multipart', fields: {}, files: { file } },
				{ ids: { opportunityId: owner.id }, query: { perform_as: owner.user }, repeatable: false },
			);
			return toDocument('files', data);
		};
		const document =
			same(known) ?? (await resultOrFailure(add(), ({ kind }) => kind !== 'cancelled'));
		if (document instanceof Failure) throw withoutFiles(document, owner, files.slice(index));
		added.push({ ...document, category, mimeType: file.mimeType });
	}
	return added;
}

function withoutFiles(
	lost: Failure,
	{ id, result }: Owner,
	files: readonly DocumentDraft[],
): Failure {
	const names = files.map(({ file }) => `"${file.name}"`).join(', ');
	const stands = result === 'created' ? 'was created' : 'exists';
	return new Failure({
		...lost.details,
		message: `The application ${stands} in Lever (ID ${id}), but without the ${files.length === 1 ? 'document' : 'documents'} ${names}: ${lost.message}`,
		remedy: [lost.details.remedy, 'Run it again to add what is missing: nothing is created twice.']
			.filter(Boolean)
			.join(' '),
	});
}
