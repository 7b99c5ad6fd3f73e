import {
	Failure,
	invalidInput,
	resultOrFailure,
	type FieldProblem,
} from '../../shared/http/failure';
import type { Document } from '../../shared/model';
import type { DocumentDraft } from '../../shared/node/input/candidateInput';
import { fromDocumentCategory } from '../../shared/vendor/contractMapping';
import type { RefuseAnother } from '../../shared/vendor/createSpec';
import { createOnce, refuseUnreadable } from '../../shared/vendor/createOnce';
import type { ErecruiterApi } from './contract';
import { system } from './records';

export interface NewApplication {
	externalId?: string;
	/** The publication place that the candidate came through. */
	originId?: string;
	message?: string;
	firstName: string;
	lastName: string;
	email?: string;
	phone?: string;
	city?: string;
}

export interface CreatedApplication {
	result: 'created' | 'alreadyExists';
	applicationId: string;
	documents: Document[];
}

/**
 * Creates the application, then adds its files one after the other: eRecruiter takes files for an application that
 * exists. It recognises both, so that the same call once more adds what is missing and nothing twice.
 *
 * @throws Failure; says so when the application was created but files are missing
 */
export async function writeApplication(
	api: ErecruiterApi,
	recruitmentId: string,
	application: NewApplication,
	documents: readonly DocumentDraft[],
	refuseAnother: RefuseAnother = () => {},
): Promise<CreatedApplication> {
	const problems = findProblems(application, documents);
	if (problems.length > 0) {
		throw invalidInput(
			`The application cannot be sent to eRecruiter: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			problems,
			'Nothing was sent. Fix these values and try again.',
		);
	}
	const { result, applicationId } = await create(api, recruitmentId, application);
	if (result === 'alreadyExists') {
		const { record } = await api.read('getApplication', { ids: { applicationId } });
		const isFromOrigin = record.externalId === application.externalId;
		if (!isFromOrigin) refuseAnother({ ...record.candidate, id: `application ${applicationId}` });
	}

	const known =
		result === 'alreadyExists' && documents.length > 0 ? await filesOf(api, applicationId) : [];
	const added: Document[] = [];
	const missing: string[] = [];
	let lost: Failure | undefined;
	for (const { category, file } of documents) {
		// A file that is refused says nothing about the next one; a service that is down does.
		if (lost && !isRefusal(lost)) {
			missing.push(file.name);
			continue;
		}
		const adding = add(api, applicationId, { category, file }, known);
		const uploaded = await resultOrFailure(adding, ({ kind }) => kind !== 'cancelled');
		if (uploaded instanceof Failure) {
			lost = uploaded;
			missing.push(file.name);
			continue;
		}
		const { fileId, name, size } = uploaded;
		added.push({
			system,
			id: fileId,
			name,
			category,
			mimeType: file.mimeType,
			size: size ?? file.size,
		});
	}
	if (lost) throw withoutFiles(lost, applicationId, result, missing);
	return { result, applicationId, documents: added };
}

/** An application that exists already is a result, with its ID. */
async function create(
	api: ErecruiterApi,
	recruitmentId: string,
	{ externalId, originId, message, ...candidate }: NewApplication,
): Promise<{ result: 'created' | 'alreadyExists'; applicationId: string }> {
	const ofCandidate = Object.entries(candidate).map(([name, value]) => [
		`candidate.${name}`,
		value,
	]);
	const values = {
		externalId,
		message,
		originId: originId && /^\d+$/.test(originId) ? Number(originId) : originId,
		...Object.fromEntries(ofCandidate),
	};
	const since = api.clock.now() - clockDifference;
	const sending = createOnce(
		api,
		async () => {
			const place = { ids: { recruitmentId }, repeatable: false };
			return (await api.send('createApplication', values, place)).record;
		},
		async () => await findNew(api, recruitmentId, { externalId, email: candidate.email }, since),
	);
	const created = await resultOrFailure(sending, ({ details }) => details.existingId !== undefined);
	return created instanceof Failure
		? { result: 'alreadyExists', applicationId: created.details.existingId ?? '' }
		: { result: 'created', applicationId: created.id };
}

/** Milliseconds by which the clocks of this machine and of eRecruiter may differ. */
const clockDifference = 3_600_000;

/** An application that is new and is recognised by what the contract goes by. */
async function findNew(
	api: ErecruiterApi,
	recruitmentId: string,
	{ externalId, email }: Pick<NewApplication, 'externalId' | 'email'>,
	since: number,
): Promise<{ id: string } | undefined> {
	const changed = api.list(
		'listApplications',
		{ onUnreadable: refuseUnreadable(api.name) },
		{ modifiedAfter: new Date(since).toISOString() },
		{ recruitmentId },
	);
	for await (const { record } of changed) {
		if (Date.parse(record.createdAt) < since) continue;
		const theirs = record.candidate.email?.toLowerCase();
		if (externalId && record.externalId === externalId) return record;
		if (email && theirs === email.toLowerCase()) return record;
	}
	return undefined;
}

type StoredFile = { fileId: string; name: string; size?: number | null };

/** Adds the file that the application does not have, by name and size. */
async function add(
	api: ErecruiterApi,
	applicationId: string,
	{ category, file }: DocumentDraft,
	known: readonly StoredFile[],
): Promise<StoredFile> {
	const among = (files: readonly StoredFile[]) =>
		files.find(({ name, size }) => name === file.name && (size ?? file.size) === file.size);
	const body = {
		type: 'multipart' as const,
		fields: { category: fromDocumentCategory(category) },
		files: { file },
	};
	return (
		among(known) ??
		(await createOnce<StoredFile>(
			api,
			async () =>
				await api.upload('uploadFile', body, { ids: { applicationId }, repeatable: false }),
			async () => among(await filesOf(api, applicationId)),
		))
	);
}

async function filesOf(api: ErecruiterApi, applicationId: string): Promise<StoredFile[]> {
	const files: StoredFile[] = [];
	const options = { onUnreadable: refuseUnreadable(api.name) };
	for await (const { record } of api.list('listFiles', options, {}, { applicationId })) {
		files.push(record);
	}
	return files;
}

function isRefusal({ details: { status = 0 } }: Failure): boolean {
	return [400, 413, 415, 422].includes(status);
}

function withoutFiles(
	lost: Failure,
	applicationId: string,
	result: CreatedApplication['result'],
	missing: readonly string[],
): Failure {
	const files = missing.map((name) => `"${name}"`).join(', ');
	const stands = result === 'created' ? 'was created' : 'exists';
	return new Failure({
		...lost.details,
		message: `The application ${stands} in eRecruiter (ID ${applicationId}), but without ${missing.length === 1 ? 'the document' : 'the documents'} ${files}: ${lost.message}`,
		remedy: [
			lost.details.remedy,
			'Run it again to add what is missing: eRecruiter recognises the application and the files that it has.',
		]
			.filter(Boolean)
			.join(' '),
	});
}

/** What would be refused, found before anything is sent. */
function findProblems(
	{ firstName, lastName, email, externalId }: NewApplication,
	documents: readonly DocumentDraft[],
): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const report = (field: string, message: string) => problems.push({ field, message });
	if (firstName.trim() === '') report('First Name', 'must not be blank');
	if (lastName.trim() === '') report('Last Name', 'must not be blank');
	if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email.trim()))
		report('Email', 'is not a valid e-mail address');
	if (!externalId)
		report('External ID', 'or an email is needed to recognise the application again');
	for (const { file } of documents) {
		if (file.size === 0) report(`Document "${file.name}"`, 'is empty');
	}
	return problems;
}
