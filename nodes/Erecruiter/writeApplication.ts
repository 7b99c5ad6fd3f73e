import {
	Failure,
	invalidInput,
	resultOrFailure,
	type FieldProblem,
} from '../../shared/http/failure';
import type { Document } from '../../shared/model';
import type { DocumentDraft } from '../../shared/node/input/candidateInput';
import { fromDocumentCategory } from '../../shared/vendor/contractMapping';
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

	const added: Document[] = [];
	const missing: string[] = [];
	let lost: Failure | undefined;
	for (const { category, file } of documents) {
		// A file that is refused says nothing about the next one; a service that is down does.
		if (lost && !isRefusal(lost)) {
			missing.push(file.name);
			continue;
		}
		// A file that the application has already, by name and size, is not added again.
		const uploading = api.upload(
			'uploadFile',
			{
				type: 'multipart',
				fields: { category: fromDocumentCategory(category) },
				files: { file },
			},
			{ ids: { applicationId }, repeatable: false },
		);
		const uploaded = await resultOrFailure(uploading, ({ kind }) => kind !== 'cancelled');
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
	const sending = api.send('createApplication', values, {
		ids: { recruitmentId },
		repeatable: false,
	});
	const created = await resultOrFailure(sending, ({ details }) => details.existingId !== undefined);
	return created instanceof Failure
		? { result: 'alreadyExists', applicationId: created.details.existingId ?? '' }
		: { result: 'created', applicationId: created.record.id };
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
