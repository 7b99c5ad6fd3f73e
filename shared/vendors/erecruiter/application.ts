import { Failure, invalidInput, type FieldProblem } from '../../http/failure';
import type { FilePart } from '../../http/request';
import type { Document } from '../../model';
import { fromDocumentCategory } from '../../vendor/contractMapping';
import type { ErecruiterClient, NewApplication } from './client';
import { erecruiterSystem } from './mapping';

/** An application as it shall be created, with its files. */
export interface ApplicationDraft extends NewApplication {
	recruitmentId: string;
	documents: Array<{ category: Document['category']; file: FilePart }>;
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
export async function createApplication(
	client: ErecruiterClient,
	{ recruitmentId, documents, ...application }: ApplicationDraft,
): Promise<CreatedApplication> {
	const problems = findProblems(application, documents);
	if (problems.length > 0) {
		throw invalidInput(
			`The application cannot be sent to eRecruiter: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			problems,
			'Nothing was sent. Mend these values, then run it again.',
		);
	}
	const { result, applicationId } = await client.createApplication(recruitmentId, application);

	const added: Document[] = [];
	const missing: string[] = [];
	let lost: Failure | undefined;
	for (const { category, file } of documents) {
		// A file that is refused says nothing about the next one; a service that is down does.
		if (lost && !isRefusal(lost)) {
			missing.push(file.name);
			continue;
		}
		try {
			const { fileId, name, size } = await client.uploadFile(
				applicationId,
				fromDocumentCategory(category),
				file,
			);
			added.push({
				system: erecruiterSystem,
				id: fileId,
				name,
				category,
				mimeType: file.mimeType,
				size: size ?? file.size,
			});
		} catch (error) {
			if (!(error instanceof Failure) || error.kind === 'cancelled') throw error;
			lost = error;
			missing.push(file.name);
		}
	}
	if (lost) throw withoutFiles(lost, applicationId, result, missing);
	return { result, applicationId, documents: added };
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
	documents: ApplicationDraft['documents'],
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
