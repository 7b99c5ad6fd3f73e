import { Failure, invalidInput, type FieldProblem } from '../../shared/http/failure';
import { isDay } from '../../shared/model/values';
import type { DocumentDraft } from '../../shared/node/input/candidateInput';
import type { ApplicationBody, PersonioClient, UploadedDocument } from './client';
import { isWholeNumber } from './contract';
import { findFileProblems, toFileCategory } from './documents';
import { readPhase } from './phases';

/** An application as it shall be created, in the words of the node. */
export interface ApplicationDraft {
	firstName: string;
	lastName: string;
	email: string;
	jobId: string;
	channelId?: string;
	externalPostingId?: string;
	message?: string;
	/** YYYY-MM-DD. */
	applicationDate?: string;
	/** `system:<id>` or `custom:<number>`; absent: the initial phase of the job's category. */
	phaseId?: string;
	tags: string[];
	attributes: Array<{ id: string; value: string }>;
	documents: DocumentDraft[];
}

export interface CreatedApplication {
	result: 'created' | 'alreadyExists';
	documents: Array<UploadedDocument & { category: string }>;
}

/**
 * Checks everything that can be checked, uploads the documents one after the other, then creates the application.
 *
 * @param today YYYY-MM-DD in the workflow's time zone
 * @throws Failure; says so when documents were uploaded but the application was not created
 */
export async function createApplication(
	client: PersonioClient,
	draft: ApplicationDraft,
	today: string,
): Promise<CreatedApplication> {
	const phase = readPhase(draft.phaseId, client);
	const problems = [...findProblems(draft, today), ...phase.problems];
	if (problems.length > 0) {
		throw invalidInput(
			`The application cannot be sent to Personio: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			problems,
			'Nothing was sent. Fix these values and try again.',
		);
	}

	const documents: CreatedApplication['documents'] = [];
	let asked = false;
	async function send(): Promise<CreatedApplication['result']> {
		for (const { file, category } of draft.documents) {
			// Without the application, the next run would upload all of its documents again.
			const uploaded = await client.uploadDocument(file, { repeatable: true });
			documents.push({ ...uploaded, category: toFileCategory(category) });
		}
		const body = bodyOf(draft, phase.phase, documents, client.account.channelId);
		asked = true;
		await client.createApplication(body);
		return 'created';
	}
	const result = await send().catch((error: unknown): CreatedApplication['result'] => {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === 'duplicate') return 'alreadyExists';
		throw withOutcome(error, documents.length, asked && !isRefusal(error));
	});
	return { result, documents };
}

/** Whether Personio itself has said no; after anything else the application may stand there. */
function isRefusal({ details: { status = 0 } }: Failure): boolean {
	return status >= 400 && status < 500;
}

/** Says what stands at Personio after a failure halfway. */
function withOutcome(error: Failure, uploads: number, unknown: boolean): Failure {
	const said = [error.details.remedy];
	if (unknown) {
		said.push(
			'Whether the application was created is not known. Running it again does no harm: if it was, Personio says that it exists.',
		);
	} else if (uploads > 0) {
		said.push('No application was created.');
	}
	if (uploads === 1) {
		said.push(
			'One document was uploaded before that; without an application it is attached to nothing.',
		);
	} else if (uploads > 1) {
		said.push(
			`${uploads} documents were uploaded before that; without an application they are attached to nothing.`,
		);
	}
	return new Failure({ ...error.details, remedy: said.filter(Boolean).join(' ') });
}

/** What Personio would refuse, or silently change, found before anything is sent. */
function findProblems(draft: ApplicationDraft, today: string): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const report = (field: string, message: string) => problems.push({ field, message });

	if (draft.firstName.trim() === '') report('First Name', 'must not be blank');
	if (draft.lastName.trim() === '') report('Last Name', 'must not be blank');
	if (draft.email.trim() === '') report('Email', 'is missing, and Personio requires it');
	else if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(draft.email.trim()))
		report('Email', 'is not a valid e-mail address');
	if (!isWholeNumber(draft.jobId))
		report('Job', 'must be the whole number that Personio gives a position');
	if (draft.channelId !== undefined && !isWholeNumber(draft.channelId)) {
		report('Channel ID', 'must be a whole number');
	}
	if (draft.applicationDate !== undefined) {
		if (!isDay(draft.applicationDate)) report('Application Date', 'must be a date like 2026-03-01');
		else if (draft.applicationDate > today) report('Application Date', 'must not be in the future');
	}
	for (const { id, value } of draft.attributes) {
		if (id.trim() === '') report('Attributes', 'need an ID');
		if (id === 'birthday' && !isDay(value))
			report('Attributes.birthday', 'must be a date like 1990-03-01');
		if (id === 'gender' && !['male', 'female', 'diverse', 'undefined'].includes(value)) {
			report('Attributes.gender', 'must be male, female, diverse or undefined');
		}
	}
	for (const { file } of draft.documents) problems.push(...findFileProblems(file));
	return problems;
}

function bodyOf(
	draft: ApplicationDraft,
	phase: ApplicationBody['phase'],
	documents: CreatedApplication['documents'],
	accountChannelId: string | undefined,
): ApplicationBody {
	const channelId = draft.channelId ?? accountChannelId;
	return {
		first_name: draft.firstName.trim(),
		last_name: draft.lastName.trim(),
		email: draft.email.trim(),
		job_position_id: Number(draft.jobId),
		...(channelId && { recruiting_channel_id: Number(channelId) }),
		...(draft.externalPostingId && { external_posting_id: draft.externalPostingId }),
		...(draft.message && { message: draft.message }),
		...(draft.applicationDate && { application_date: draft.applicationDate }),
		...(phase && { phase }),
		...(draft.tags.length > 0 && { tags: draft.tags }),
		...(documents.length > 0 && {
			files: documents.map(({ uuid, original_filename, category }) => ({
				uuid,
				original_filename,
				category,
			})),
		}),
		...(draft.attributes.length > 0 && { attributes: draft.attributes }),
	};
}
