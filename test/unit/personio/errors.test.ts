import type { Answer } from '../../../shared/http/service';
import { readFailure } from '../../../nodes/Personio/errors';

const answer = (json: unknown, status = 400): Answer => ({
	status,
	headers: {},
	text: JSON.stringify(json),
	json,
});
const byField = (...errors: Array<[field: string, ...reasons: string[]]>) =>
	answer({
		errors: errors.map(([field, ...reasons]) => ({
			field,
			errors: reasons.map((reason) => ({ reason, context: {} })),
		})),
	});

describe('each reason code has words of its own', () => {
	it.each([
		['errors.attribute-validation.unknown', 'validation', 'is not an attribute of this account'],
		['errors.attribute-validation.required-attribute', 'validation', 'is required'],
		['errors.attribute-validation.invalid-date-format', 'validation', 'must be a date like'],
		['errors.attribute-validation.invalid-email-format', 'validation', 'not a valid e-mail'],
		['errors.attribute-validation.invalid-type', 'validation', 'has the wrong type'],
		[
			'errors.attribute-validation.unknown-attribute-option',
			'validation',
			'not one of the options',
		],
		['errors.date-validation.date-in-the-future', 'validation', 'must not be in the future'],
		['errors.phase-validation.invalid-system-phase', 'validation', 'is not a system phase'],
		['errors.file-validation.file-not-exists', 'validation', 'no longer has'],
		[
			'errors.file-validation.unknown-file-category',
			'validation',
			'category that Personio does not',
		],
		['errors.invalid-file-type', 'validation', 'file type that Personio does not take'],
		['errors.file-too-big', 'validation', '20 MB'],
		['errors.applicant-already-exists', 'duplicate', 'applied for this job already'],
		['errors.posting-validation.posting-not-found', 'notFound', 'is not a job of this account'],
		['errors.posting-validation.channel-not-found', 'notFound', 'not a recruiting channel'],
		['errors.job-position.not-published', 'conflict', 'is not published'],
		['feature.recruiting.disabled', 'permission', 'Recruiting is not part of'],
		['feature.public-api.disabled', 'permission', 'The API is not part of'],
	])('%s', (code, kind, words) => {
		const details = readFailure(byField(['email', code]));
		expect(details).toMatchObject({ kind, vendorCode: code });
		expect(details?.message).toContain(words);
		expect(details?.message).not.toContain(code);
		expect(details?.fields).toEqual([
			{ field: 'Email', code, message: expect.stringContaining(words) },
		]);
	});
});

describe('the field is named as in the node', () => {
	it.each([
		['first_name', 'First Name'],
		['job_position_id', 'Job'],
		['recruiting_channel_id', 'Channel ID'],
		['application_date', 'Application Date'],
		['files.0.uuid', 'Documents.0.uuid'],
		['attributes[1].value', 'Attributes[1].value'],
		['attributes.phone', 'Attributes.phone'],
		['custom_attribute_1001', 'custom_attribute_1001'],
	])('%s', (field, expected) => {
		const details = readFailure(byField([field, 'errors.attribute-validation.required-attribute']));
		expect(details?.fields?.[0]?.field).toBe(expected);
		expect(details?.message).toBe(
			`Personio does not accept the application: ${expected} is required`,
		);
	});
});

describe('several reasons', () => {
	it('are all named by field; the gravest gives the kind and the remedy', () => {
		const details = readFailure(
			byField(
				['email', 'errors.attribute-validation.invalid-email-format'],
				['job_position_id', 'errors.job-position.not-published'],
			),
		);
		expect(details).toMatchObject({
			kind: 'conflict',
			vendorCode: 'errors.job-position.not-published',
			remedy: expect.stringContaining('Publish the position'),
		});
		expect(details?.fields).toHaveLength(2);
	});

	it.each([
		'errors.posting-validation.posting-not-found',
		'errors.attribute-validation.required-attribute',
		'errors.something-new',
	])(
		'are no duplicate when "already exists" comes with %s: the application did not arrive',
		(code) => {
			const exists = 'errors.applicant-already-exists';
			expect(readFailure(byField(['email', exists], ['job', code]))?.kind).not.toBe('duplicate');
			expect(readFailure(byField(['job', code], ['email', exists]))?.kind).not.toBe('duplicate');
			expect(readFailure(byField(['email', exists, code]))?.vendorCode).toBe(code);
		},
	);
});

describe('other answers', () => {
	it('the alternative without a field gives its own words', () => {
		const details = readFailure(
			answer({
				errors: [
					{ id: 'x', status: '500', title: 'Internal Server Error', detail: 'Something broke' },
					{ title: 'Bad Request', detail: null },
				],
			}),
		);
		expect(details).toEqual({ vendorMessage: 'Something broke Bad Request' });
	});

	it('both alternatives in one list', () => {
		const details = readFailure(
			answer({
				errors: [
					{ field: 'email', errors: [{ reason: 'errors.applicant-already-exists' }] },
					{ title: 'Bad Request', detail: 'Look at it' },
				],
			}),
		);
		expect(details?.kind).toBe('duplicate');
		expect(details?.vendorMessage).toBe('Look at it');
	});

	it('a reason without a field', () => {
		const details = readFailure(
			answer({ errors: [{ errors: [{ reason: 'feature.recruiting.disabled' }] }] }, 403),
		);
		expect(details).toMatchObject({
			kind: 'permission',
			message: 'Recruiting is not part of this Personio account',
		});
		expect(details?.fields).toBeUndefined();
	});

	it('a reason nobody knows yet is passed on, and leaves the kind to the status', () => {
		const details = readFailure(byField(['email', 'errors.something-new']));
		expect(details).toMatchObject({ vendorCode: 'errors.something-new' });
		expect(details?.kind).toBeUndefined();
		expect(details?.fields?.[0]?.message).toBe('was refused (errors.something-new)');
	});

	it('401 explains both halves of the credential, whatever the body is', () => {
		for (const json of [undefined, {}, { errors: [] }]) {
			const details = readFailure(answer(json, 401));
			expect(details?.kind).toBe('authentication');
			expect(details?.remedy).toContain('HR API');
		}
	});

	it.each([undefined, null, {}, [], { errors: 'text' }, { errors: [7] }])(
		'%j says nothing',
		(json) => {
			expect(readFailure(answer(json))).toBeUndefined();
		},
	);
});
