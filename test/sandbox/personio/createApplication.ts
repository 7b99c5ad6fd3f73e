import { z } from 'zod';

import { invalidBody, PersonioError } from './errors';
import type { FieldReason, Reason } from './errors';
import type { ApplicationBody, PersonioApplication, PersonioState } from './state';
import { stageOf } from './v2/model';

const CHANNELS = new Set([31, 32]);
const CUSTOM_PHASES = new Set([5001, 5002]);
const SYSTEM_PHASES = new Set(['unassigned', 'rejected', 'withdrawn', 'offer', 'accepted']);
const FILE_CATEGORIES = new Set([
	'cv',
	'cover-letter',
	'employment-reference',
	'certificate',
	'work-sample',
	'other',
]);

type AttributeType = 'text' | 'date' | readonly string[];

/** Known attributes; those with a list take one of its options. */
const ATTRIBUTES: ReadonlyMap<string, AttributeType> = new Map<string, AttributeType>([
	['birthday', 'date'],
	['gender', ['male', 'female', 'diverse', 'undefined']],
	['location', 'text'],
	['phone', 'text'],
	['available_from', 'text'],
	['salary_expectations', 'text'],
	['custom_attribute_1001', ['Workwise', 'LinkedIn', 'Empfehlung']],
	['custom_attribute_1002', 'date'],
]);

/**
 * Types and property names: what does not fit here is answered as a whole, without naming a field.
 * Required text may be absent at this point, since its absence is answered by field.
 */
const bodySchema = z
	.object({
		first_name: z.string().optional(),
		last_name: z.string().optional(),
		email: z.string().optional(),
		job_position_id: z.number().int().optional(),
		recruiting_channel_id: z.number().int().optional(),
		external_posting_id: z.string().optional(),
		message: z.string().optional(),
		application_date: z.string().optional(),
		phase: z
			.discriminatedUnion('type', [
				z.object({ type: z.literal('system'), id: z.string() }).strict(),
				z.object({ type: z.literal('custom'), id: z.number().int() }).strict(),
			])
			.optional(),
		tags: z.array(z.string()).optional(),
		files: z
			.array(
				z
					.object({
						uuid: z.string().optional(),
						original_filename: z.string().optional(),
						category: z.string().optional(),
					})
					.strict(),
			)
			.optional(),
		attributes: z
			.array(z.object({ id: z.string().optional(), value: z.unknown() }).strict())
			.optional(),
	})
	.strict();

type LooseBody = z.infer<typeof bodySchema>;

/**
 * Checks the body as the documentation describes it and keeps the application.
 * @throws PersonioError 400
 */
export function createApplication(body: unknown, state: PersonioState): PersonioApplication {
	const parsed = bodySchema.safeParse(body);
	if (!parsed.success) throw invalidBody();
	const reasons: FieldReason[] = [];
	const refuse = (field: string, reason: Reason) => reasons.push({ field, reason });
	const checked: ApplicationBody = {
		...parsed.data,
		first_name: requiredText('first_name', parsed.data.first_name, refuse),
		last_name: requiredText('last_name', parsed.data.last_name, refuse),
		email: checkEmail(parsed.data.email, refuse),
		job_position_id: checkPosition(parsed.data.job_position_id, state, refuse),
		files: checkFiles(parsed.data.files, state, refuse),
		attributes: checkAttributes(parsed.data.attributes, refuse),
	};
	const { recruiting_channel_id: channel, application_date: date, phase } = checked;
	if (channel !== undefined && !CHANNELS.has(channel)) {
		refuse('recruiting_channel_id', 'errors.posting-validation.channel-not-found');
	}
	if (date !== undefined) checkDate(date, refuse);
	if (phase?.type === 'system' && !SYSTEM_PHASES.has(phase.id)) {
		refuse('phase', 'errors.phase-validation.invalid-system-phase');
	}
	if (reasons.length > 0) throw new PersonioError(400, reasons);

	const applicant = `${checked.job_position_id} ${checked.email.toLowerCase()}`;
	if (state.applicants.has(applicant)) {
		const reason = 'errors.applicant-already-exists';
		throw new PersonioError(400, [{ field: 'email', reason }]);
	}
	state.applicants.add(applicant);
	for (const tag of checked.tags ?? []) state.tags.add(tag);
	const application: PersonioApplication = {
		id: 90001 + state.applications.length,
		receivedAt: new Date().toISOString(),
		body: checked,
		phase: effectivePhase(phase),
	};
	state.applications.push(application);
	showInSecondApi(application, state);
	return application;
}

function showInSecondApi({ id, body, phase }: PersonioApplication, state: PersonioState): void {
	const { recruiting_channel_id: channel, application_date: applicationDate } = body;
	state.recruiting.add(
		[
			{
				firstName: body.first_name,
				lastName: body.last_name,
				email: body.email,
				jobId: String(body.job_position_id),
				stage: stageOf(String(phase.id)),
				...(applicationDate !== undefined && { applicationDate }),
				...(channel !== undefined && { channelId: String(channel) }),
				createdAt: Date.now(),
			},
		],
		id,
	);
}

type Refuse = (field: string, reason: Reason) => void;

function requiredText(field: string, text: string | undefined, refuse: Refuse): string {
	if (text === undefined || text.trim() === '') {
		refuse(field, 'errors.attribute-validation.required-attribute');
	}
	return text ?? '';
}

function checkEmail(email: string | undefined, refuse: Refuse): string {
	const text = requiredText('email', email, refuse);
	if (text.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text)) {
		refuse('email', 'errors.attribute-validation.invalid-email-format');
	}
	return text;
}

function checkPosition(id: number | undefined, state: PersonioState, refuse: Refuse): number {
	if (id === undefined) {
		refuse('job_position_id', 'errors.attribute-validation.required-attribute');
		return 0;
	}
	const job = state.jobs.find((candidate) => candidate.id === id);
	if (!job || job.state === 'deleted') {
		refuse('job_position_id', 'errors.posting-validation.posting-not-found');
	} else if (job.state !== 'published') {
		refuse('job_position_id', 'errors.job-position.not-published');
	}
	return id;
}

function checkDate(date: string, refuse: Refuse): void {
	if (!isDay(date)) {
		refuse('application_date', 'errors.attribute-validation.invalid-date-format');
	} else if (date > todayInGermany()) {
		refuse('application_date', 'errors.date-validation.date-in-the-future');
	}
}

function checkFiles(
	files: LooseBody['files'],
	state: PersonioState,
	refuse: Refuse,
): ApplicationBody['files'] {
	return files?.map((file, index) => {
		const uuid = requiredText(`files.${index}.uuid`, file.uuid, refuse);
		const name = requiredText(`files.${index}.original_filename`, file.original_filename, refuse);
		const category = requiredText(`files.${index}.category`, file.category, refuse);
		if (uuid !== '' && !state.documents.has(uuid)) {
			refuse(`files.${index}.uuid`, 'errors.file-validation.file-not-exists');
		}
		if (category !== '' && !FILE_CATEGORIES.has(category)) {
			refuse(`files.${index}.category`, 'errors.file-validation.unknown-file-category');
		}
		return { uuid, original_filename: name, category };
	});
}

function checkAttributes(
	attributes: LooseBody['attributes'],
	refuse: Refuse,
): ApplicationBody['attributes'] {
	return attributes?.map(({ id = '', value }, index) => {
		const type = ATTRIBUTES.get(id);
		const text = typeof value === 'string' ? value : '';
		if (id === '' || value === undefined) {
			refuse(id || `attributes.${index}`, 'errors.attribute-validation.required-attribute');
		} else if (type === undefined) {
			refuse(id, 'errors.attribute-validation.unknown');
		} else if (typeof value !== 'string') {
			refuse(id, 'errors.attribute-validation.invalid-type');
		} else if (type === 'date') {
			if (!isDay(value)) refuse(id, 'errors.attribute-validation.invalid-date-format');
		} else if (type !== 'text' && !type.includes(value)) {
			refuse(id, 'errors.attribute-validation.unknown-attribute-option');
		}
		return { id, value: text };
	});
}

/** A custom phase that is not configured is not refused: the application is left unassigned. */
function effectivePhase(phase: ApplicationBody['phase']): PersonioApplication['phase'] {
	const known = phase && (phase.type === 'system' || CUSTOM_PHASES.has(phase.id));
	return known ? phase : { type: 'system', id: 'unassigned' };
}

function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	// 30 February becomes 2 March.
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function todayInGermany(): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
}
