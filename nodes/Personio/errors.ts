import { z } from 'zod';
import type { Answer } from '../../shared/http/service';
import type { FailureDetails, FailureKind, FieldProblem } from '../../shared/http/failure';
import { readScope } from './contract';

interface Reason {
	kind: FailureKind;
	/** Continues the name of the field. */
	message: string;
	remedy?: string;
}

const value = (message: string, remedy?: string): Reason => ({
	kind: 'validation',
	message,
	...(remedy && { remedy }),
});

/** Every reason code of the recruiting API, in a user's words. */
const reasons: Record<string, Reason> = {
	'errors.attribute-validation.unknown': value(
		'is not an attribute of this account',
		'Copy the API name from Personio: Settings > Recruiting > Candidate attributes.',
	),
	'errors.attribute-validation.required-attribute': value('is required'),
	'errors.attribute-validation.invalid-date-format': value('must be a date like 2026-03-01'),
	'errors.attribute-validation.invalid-email-format': value('is not a valid e-mail address'),
	'errors.attribute-validation.invalid-type': value('has the wrong type'),
	'errors.attribute-validation.unknown-attribute-option': value(
		'is not one of the options of this attribute',
		'Use one of the options exactly as Personio lists them in the attribute’s settings.',
	),
	'errors.date-validation.date-in-the-future': value('must not be in the future'),
	'errors.phase-validation.invalid-system-phase': value(
		'is not a system phase',
		'Use unassigned, rejected, withdrawn, offer or accepted.',
	),
	'errors.file-validation.file-not-exists': value(
		'is a file that Personio no longer has',
		'Upload the document again and create the application right after it.',
	),
	'errors.file-validation.unknown-file-category': value(
		'has a category that Personio does not know',
	),
	'errors.invalid-file-type': value(
		'is of a file type that Personio does not take',
		'Send it as PDF, or leave it out.',
	),
	'errors.file-too-big': value('is larger than the 20 MB that Personio takes'),
	'errors.applicant-already-exists': {
		kind: 'duplicate',
		message: 'has applied for this job already',
	},
	'errors.posting-validation.posting-not-found': {
		kind: 'notFound',
		message: 'is not a job of this account',
		remedy:
			'Choose the job from the list, or copy its ID from the address of the position in Personio.',
	},
	'errors.posting-validation.channel-not-found': {
		kind: 'notFound',
		message: 'is not a recruiting channel of this account',
		remedy: 'Copy the channel ID from Personio: Settings > Recruiting > Channels.',
	},
	'errors.job-position.not-published': {
		kind: 'conflict',
		message: 'is not published, so Personio takes no applications for it',
		remedy: 'Publish the position in Personio, or choose another job.',
	},
	'feature.recruiting.disabled': {
		kind: 'permission',
		message: 'Recruiting is not part of this Personio account',
		remedy: 'Ask Personio to switch on Recruiting for the account.',
	},
	'feature.public-api.disabled': {
		kind: 'permission',
		message: 'The API is not part of this Personio account',
		remedy: 'Ask Personio to switch on API access for the account.',
	},
};

/** Fields of the request, as the node calls them. */
const fieldNames: Record<string, string> = {
	first_name: 'First Name',
	last_name: 'Last Name',
	email: 'Email',
	job_position_id: 'Job',
	recruiting_channel_id: 'Channel ID',
	external_posting_id: 'External Posting ID',
	message: 'Message',
	application_date: 'Application Date',
	phase: 'Phase',
	tags: 'Tags',
	files: 'Documents',
	file: 'File',
	attributes: 'Attributes',
};

const errorsSchema = z.object({
	errors: z.array(
		z.union([
			z.object({
				field: z.string().nullish(),
				errors: z.array(z.object({ reason: z.string() })),
			}),
			z.object({ title: z.string().nullish(), detail: z.string().nullish() }),
		]),
	),
});

/** Reads both alternatives of Personio's error body. */
export function readFailure({ json, status }: Answer): Partial<FailureDetails> | undefined {
	if (status === 401) {
		return {
			kind: 'authentication',
			message: 'Personio does not recognise the company ID together with the recruiting token',
			remedy:
				'Both are shown as "Recruiting API Key" at https://your-company.personio.de/configuration/api/credentials/management. It must be the token that ' +
				'Personio made by itself; a client ID and secret of the HR API do not work here. Personio does not tell which of the two is wrong.',
		};
	}
	const checked = errorsSchema.safeParse(json);
	if (!checked.success) return undefined;

	const fields: FieldProblem[] = [];
	const found: Array<{ code: string; reason?: Reason; field?: string }> = [];
	const texts: string[] = [];
	for (const error of checked.data.errors) {
		if (!('errors' in error)) {
			texts.push(...[error.detail ?? error.title].filter((text) => text != null));
			continue;
		}
		for (const { reason: code } of error.errors) {
			const reason = reasons[code];
			found.push({ code, reason, field: error.field ?? undefined });
			if (!error.field) continue;
			fields.push({
				field: fieldName(error.field),
				message: reason?.message ?? `was refused (${code})`,
				code,
			});
		}
	}

	// "Already exists" next to another reason is no arrival: it must not be taken for one.
	const others = found.filter(({ reason }) => reason?.kind !== 'duplicate');
	const told = others.length > 0 ? others : found;
	const main = told.find(({ reason }) => reason && reason.kind !== 'validation') ?? told[0];
	const remedy = main?.reason?.remedy ?? told.find(({ reason }) => reason?.remedy)?.reason?.remedy;
	return {
		...(main?.reason && { kind: main.reason.kind, message: sentence(main.reason, main.field) }),
		...(main && { vendorCode: main.code }),
		...(remedy && { remedy }),
		...(fields.length > 0 && { fields }),
		...(texts.length > 0 && { vendorMessage: texts.join(' ') }),
	};
}

function sentence(reason: Reason, field: string | undefined): string {
	if (reason.kind === 'permission') return reason.message;
	if (reason.kind === 'duplicate') return 'This candidate has applied for this job already';
	return field
		? `Personio does not accept the application: ${fieldName(field)} ${reason.message}`
		: `Personio does not accept the application: a value ${reason.message}`;
}

/** `attributes.phone` or `attributes[1].value` -> `Attributes.phone`, `Attributes[1].value`. */
function fieldName(field: string): string {
	const [head = '', rest = ''] = field.split(/(?=[.[])(.*)/s);
	return (fieldNames[head] ?? head) + rest;
}

const text = z.string().nullish();

const v2ErrorsSchema = z.object({
	personio_trace_id: text,
	errors: z.array(z.object({ title: text, detail: text })),
});

/** Reads the second API's error body; the trace id is what Personio's support asks for. */
export function readV2Failure({ json, status }: Answer): Partial<FailureDetails> {
	const own = ownWords(status);
	const checked = v2ErrorsSchema.safeParse(json);
	if (!checked.success) return own;
	const { errors, personio_trace_id: trace } = checked.data;
	const words = errors.map(({ title, detail }) => detail || title).filter(Boolean);
	return {
		...own,
		...(words.length > 0 && { vendorMessage: words.join(' ') }),
		...(trace && { vendorCode: `trace ID ${trace}` }),
	};
}

function ownWords(status: number): Partial<FailureDetails> {
	if (status === 401) {
		return {
			message: 'Personio does not accept the client ID and secret of the V2 credential',
			remedy:
				'Check the credential "Personio V2 API". It takes the client ID and secret of an API credential made under Settings > Integrations > API credentials, not the Recruiting API Key.',
		};
	}
	if (status === 403) {
		return {
			message: 'The V2 credential is not allowed to read recruiting data of Personio',
			remedy: `Give the API credential the right to read Recruiting (scope ${readScope}) in Personio.`,
		};
	}
	return {};
}
