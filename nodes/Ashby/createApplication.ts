import { invalidInput, withRemedy } from '../../shared/http/failure';
import { present, type Candidate } from '../../shared/model';
import type { DocumentDraft } from '../../shared/node/input/candidateInput';
import { optionalText } from '../../shared/node/panel/parameters';
import { createOperation } from '../../shared/vendor/createOperation';
import type { Draft, Written } from '../../shared/vendor/createSpec';
import { field, flag, text, type Fields } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import { newFiles } from '../../shared/vendor/newFiles';
import { readOnce } from '../../shared/vendor/readOnce';
import type { PickList } from '../../shared/vendor/resourceSpec';
import { refuseStageOfOther, refuseUnreadable, stagesOf } from './changes';
import { ashbyApi, type AshbyApi } from './contract';
import {
	filesOf,
	toStatusReference,
	type AshbyApplication,
	type AshbyCandidate,
	type AshbyStage,
} from './records';

const additionalOf = (sources: PickList) => ({
	phone: text('Phone', 'Defaults to the value of the input'),
	location: text('City', 'Defaults to the value of the input'),
	linkedinUrl: text('LinkedIn URL', 'Defaults to the value of the input'),
	note: text('Note', 'A note on the candidate. Defaults to the message of the input.', {
		rows: 3,
	}),
	source: field(
		chosenFrom(sources, { required: false, description: 'The channel that brought the candidate' }),
		optionalText,
	),
});

const options = {
	asLead: flag(
		'Begin as Lead',
		'Whether an application without a chosen stage begins among the leads, as a sourced one, instead of in the first stage for applicants',
	),
};

type ApplicationDraft = Draft<Fields, ReturnType<typeof additionalOf>, typeof options>;

export function createApplication(jobs: PickList, stages: PickList, sources: PickList) {
	return createOperation(ashbyApi, {
		name: 'Application',
		option: {
			description:
				'Create an application and, where needed, its candidate with documents; one that exists already is a result, not a failure',
		},
		job: { list: jobs, noun: 'Ashby job' },
		status: {
			list: stages,
			first: {
				value: 'first',
				name: 'First Stage of the Job',
				description: 'The first stage for applicants, or for leads if the options say so',
			},
			chosen: 'A stage of the job, from the list',
		},
		files: 'sent',
		additional: additionalOf(sources),
		options,
		leavesOut,
		start: async (api) => {
			const stagesOfJob = readOnce(async (jobId) => await stagesOf(api, jobId));
			/** Whom this run has created: a search may not find them at once. */
			const created = new Map<string, string>();
			return async (draft) => {
				const { jobId, statusId } = draft;
				const email = emailOf(draft);
				if (statusId) refuseStage(statusId, jobId, await stagesOfJob(jobId));
				const { candidate, isNew } = await ensureCandidate(api, draft, email, created);
				const write = async (): Promise<Written> => {
					const documents = await addFiles(api, candidate, draft.documents);
					const before = await findApplication(api, candidate, jobId);
					if (!before) await addNote(api, candidate.id, isNew, noteOf(draft));
					const application = before ?? (await send(api, candidate.id, draft));
					return {
						result: before ? 'alreadyExists' : 'created',
						id: application.id,
						candidateId: candidate.id,
						candidateResult: isNew ? 'created' : 'alreadyExists',
						candidate: {
							id: candidate.id,
							firstName: draft.person.firstName.trim(),
							lastName: draft.person.lastName.trim(),
							email,
						},
						status: toStatusReference(application.currentInterviewStage),
						...documents,
					};
				};
				return await withRemedy(
					write(),
					`The candidate is in Ashby (ID ${candidate.id}); running it again finds it and goes on from there.`,
				);
			};
		},
	});
}

/** Ashby makes a second candidate of a known e-mail address, so it is by that one that a candidate is recognised. */
function emailOf({ person, documents }: ApplicationDraft): string {
	const email = person.email?.trim() ?? '';
	const problems = [
		...(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)
			? []
			: [{ field: 'Email', message: email ? 'is not a valid e-mail address' : 'is missing' }]),
		...(`${person.firstName}${person.lastName}`.trim()
			? []
			: [{ field: 'First Name', message: 'and last name are blank; one of them is needed' }]),
		...documents
			.filter(({ file }) => file.size === 0)
			.map(({ file }) => ({ field: `Document "${file.name}"`, message: 'is empty' })),
	];
	if (problems.length === 0) return email;
	throw invalidInput(
		`The application cannot be sent to Ashby: ${problems.map(({ field: label, message }) => `${label} ${message}`).join('; ')}`,
		problems,
		'Nothing was sent. Ashby recognises a candidate by the e-mail address. Fix these values and try again.',
	);
}

function refuseStage(stageId: string, jobId: string, known: readonly AshbyStage[]): void {
	refuseStageOfOther(stageId, jobId, known);
	if (known.find(({ id }) => id === stageId)?.type !== 'Archived') return;
	throw invalidInput(
		`The stage ${stageId} of the job ${jobId} is for archived applications; a new one cannot begin there`,
		[{ field: 'Stage', message: 'must not be an archive stage' }],
		"Nothing was sent. Choose another stage, and reject the application afterwards with 'Reject'.",
	);
}

/** The candidate with that e-mail address, the one that is there for longest, or a new one. */
async function ensureCandidate(
	api: AshbyApi,
	{ person, candidate: known, additional, refuseAnother }: ApplicationDraft,
	email: string,
	created: Map<string, string>,
): Promise<{ candidate: AshbyCandidate; isNew: boolean }> {
	const key = email.toLowerCase();
	const id = created.get(key);
	if (id) {
		const known = await api.read('getCandidate', { body: { id } });
		return { candidate: known.record, isNew: false };
	}
	const found: AshbyCandidate[] = [];
	const onUnreadable = refuseUnreadable('candidate');
	for await (const { record } of api.list(
		'searchCandidates',
		{ onUnreadable },
		{},
		{},
		{ email },
	)) {
		const isSame = record.emailAddresses.some(({ value }) => value.trim().toLowerCase() === key);
		if (isSame) found.push(record);
	}
	const [oldest] = found.sort((one, other) =>
		(one.createdAt ?? '').localeCompare(other.createdAt ?? ''),
	);
	if (oldest) {
		// Ashby keeps the whole name as one.
		refuseAnother({ lastName: oldest.name, id: `candidate ${oldest.id}` });
		return { candidate: oldest, isNew: false };
	}
	const linkOf = (type: string) => known?.links.find((link) => link.type === type)?.url;
	const city = additional.location ?? person.location;
	const { record } = await api.send(
		'createCandidate',
		{
			name: `${person.firstName} ${person.lastName}`.trim(),
			email,
			phoneNumber: additional.phone ?? person.phone,
			linkedInUrl: additional.linkedinUrl ?? linkOf('linkedin'),
			githubUrl: linkOf('github'),
			website: linkOf('website'),
			sourceId: additional.source,
			...(city && { location: { city } }),
		},
		{ repeatable: false },
	);
	created.set(key, record.id);
	return { candidate: record, isNew: true };
}

/** Adds the files that the candidate does not have by their name. The first CV is the résumé of one who has none. */
async function addFiles(
	api: AshbyApi,
	candidate: AshbyCandidate,
	drafts: readonly DocumentDraft[],
): Promise<{ documents?: object[]; skippedDocuments?: object[] }> {
	const names = filesOf(candidate).map(({ name }) => name);
	const { added, skipped } = newFiles(names, drafts);
	let hasResume = Boolean(candidate.resumeFileHandle);
	for (const { file, category } of added) {
		const { name, mimeType, size } = file;
		const asResume = category === 'cv' && !hasResume;
		const { record } = await api.send(
			'createHandle',
			{
				fileUploadContext: asResume ? 'CandidateResume' : 'CandidateFiles',
				filename: name,
				contentType: mimeType,
				contentLength: size,
			},
			{ repeatable: true },
		);
		// To the file store, without the credential; the same once more replaces it.
		const body = { type: 'multipart' as const, fields: record.fields, files: { file } };
		await api.caller.text(
			{ method: 'POST', url: record.url, anonymous: true, body },
			{ repeatable: true },
		);
		const { id: candidateId } = candidate;
		if (asResume) {
			const values = { candidateId, resumeHandle: record.handle };
			await api.send('uploadResume', values, { repeatable: false });
			hasResume = true;
		} else {
			const values = { candidateId, fileHandle: record.handle };
			await api.send('uploadFile', values, { repeatable: false });
		}
	}
	return {
		...(drafts.length > 0 && {
			documents: added.map(({ category, file }) => ({
				name: file.name,
				category,
				mimeType: file.mimeType,
				size: file.size,
			})),
		}),
		...(skipped.length > 0 && { skippedDocuments: skipped }),
	};
}

/** Ashby cannot list the applications of a candidate, but the candidate names them. */
async function findApplication(
	api: AshbyApi,
	{ applicationIds }: AshbyCandidate,
	jobId: string,
): Promise<AshbyApplication | undefined> {
	for (const applicationId of applicationIds) {
		const { record } = await api.read('getApplication', { body: { applicationId } });
		if (record.job.id === jobId) return record;
	}
	return undefined;
}

function noteOf({ additional, application }: ApplicationDraft): string {
	return (additional.note ?? application?.message ?? '').trim();
}

/** A run that ended between the note and the application has written it. */
async function addNote(
	api: AshbyApi,
	candidateId: string,
	isNew: boolean,
	value: string,
): Promise<void> {
	if (value === '') return;
	if (!isNew) {
		const onUnreadable = refuseUnreadable('note');
		for await (const { record } of api.list(
			'listNotes',
			{ onUnreadable },
			{},
			{},
			{ candidateId },
		)) {
			if (record.content?.trim() === value) return;
		}
	}
	const note = { type: 'text/plain', value };
	const sendNotifications = false;
	await api.send('createNote', { candidateId, note, sendNotifications }, { repeatable: false });
}

async function send(
	api: AshbyApi,
	candidateId: string,
	{ jobId, statusId, additional, options: { asLead } }: ApplicationDraft,
): Promise<AshbyApplication> {
	const first = asLead ? undefined : 'FirstPreInterviewScreen';
	const interviewStageId = statusId ?? first;
	const { record } = await api.send(
		'createApplication',
		{ candidateId, jobId, ...present({ interviewStageId, sourceId: additional.source }) },
		{ repeatable: false },
	);
	return record;
}

/** What a candidate carries that Ashby's API has no place for. */
function leavesOut(candidate: Candidate): string[] {
	const parts = ['experience', 'education', 'skills', 'languages', 'tags', 'notes'] as const;
	const linkTypes = ['linkedin', 'github', 'website'];
	return [
		...(candidate.links.some(({ type }) => !linkTypes.includes(type)) ? ['links'] : []),
		...parts.filter((part) => candidate[part].length > 0),
		...(candidate.language ? ['language'] : []),
	];
}
