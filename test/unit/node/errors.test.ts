import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { z } from 'zod';
import { fieldsOf } from '../../../shared/http/explain';
import { Failure, invalidInput } from '../../../shared/http/failure';
import { errorDetails, toNodeError } from '../../../shared/node/run/errors';
import { applicationSchema } from '../../../shared/model';
import { node } from '../support/context';

const refused = new Failure({
	kind: 'conflict',
	message: 'Personio does not accept the application: Job is not published',
	service: 'Personio',
	status: 400,
	remedy: 'Publish the position in Personio.',
	vendorCode: 'errors.job-position.not-published',
	vendorMessage: 'Not published',
	fields: [{ field: 'Job', message: 'is not published' }],
	endpoint: 'POST /v1/recruiting/applications',
});

describe('a failed call', () => {
	const error = toNodeError(node, refused, 3);

	it('is an API error of its item, with the HTTP status', () => {
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Personio does not accept the application: Job is not published',
			httpCode: '400',
			context: { itemIndex: 3 },
			node: { name: 'Create Application' },
		});
	});

	it('says below what is wrong, how to mend it, what the vendor said and where', () => {
		expect(error.description).toBe(
			[
				'Job: is not published',
				'Publish the position in Personio.',
				'Personio says: Not published (errors.job-position.not-published)',
				'Call: POST /v1/recruiting/applications',
			].join('\n'),
		);
	});

	it('keeps the index 0, and its own words at a status that n8n has words for', () => {
		for (const status of [401, 403, 404, 429, 500, 503]) {
			const failure = new Failure({ ...refused.details, status, message: `In words ${status}` });
			const made = toNodeError(node, failure, 0);
			expect(made.message).toBe(`In words ${status}`);
			expect(made.context.itemIndex).toBe(0);
			expect(made.description).toContain('Publish the position');
		}
	});
});

describe('an input that cannot be used', () => {
	it('is an operation error of its item', () => {
		const failure = invalidInput(
			'No e-mail',
			[{ field: 'Email', message: 'is missing' }],
			'Add it.',
		);
		const error = toNodeError(node, failure, 7);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'No e-mail', context: { itemIndex: 7 } });
		expect(error.description).toBe('Email: is missing\nAdd it.');
	});
});

describe('any other error', () => {
	it('of n8n keeps what it is, and gets the index that it lacks', () => {
		const error = new NodeOperationError(node, 'From a helper', { description: 'Below' });
		const made = toNodeError(node, error, 4);
		expect(made).toBe(error);
		expect(made.context.itemIndex).toBe(4);
		expect(made.description).toBe('Below');
	});

	it('of n8n keeps the index that it has', () => {
		const error = new NodeOperationError(node, 'From a helper', { itemIndex: 0 });
		expect(toNodeError(node, error, 4).context.itemIndex).toBe(0);
	});

	it('that is a defect is wrapped, with the index', () => {
		const error = toNodeError(node, new TypeError('x is not a function'), 2);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('x is not a function');
		expect(error.context.itemIndex).toBe(2);
	});

	it('that is none at all', () => {
		expect(toNodeError(node, 'just text', 1).message).toBe('just text');
	});
});

describe('personal data', () => {
	const record = {
		id: 1,
		jobId: 'ww-101',
		candidate: { firstName: 7, lastName: 'Geheimnis', email: ['geheim@example.com'] },
		appliedAt: 'am 3. Geheimtag',
		documents: [{ name: 'Geheim.pdf', size: 'geheim' }],
	};

	it('is in no message of a record that does not fit', () => {
		const checked = applicationSchema.safeParse(record);
		if (checked.success) throw new Error('It fits');
		const failure = invalidInput('The item is no application', fieldsOf(checked.error));
		const error = toNodeError(node, failure, 0);
		expect(error.description).toContain('candidate.firstName');
		expect(error.description).toContain('documents[0].size');
		expect(JSON.stringify(error) + error.description).not.toMatch(/geheim/i);
	});

	it('of enumerations is left out, too', () => {
		const schema = z.object({ email: z.string().email(), born: z.string().datetime() });
		const checked = schema.safeParse({ email: 'geheim', born: 'geheim' });
		if (checked.success) throw new Error('It fits');
		expect(JSON.stringify(fieldsOf(checked.error))).not.toContain('geheim');
	});
});

describe('the details on an error item', () => {
	it('are those of a failure, without blanks', () => {
		expect(errorDetails(refused)).toEqual({
			kind: 'conflict',
			remedy: 'Publish the position in Personio.',
			fields: [{ field: 'Job', message: 'is not published' }],
			status: 400,
			vendorCode: 'errors.job-position.not-published',
			vendorMessage: 'Not published',
			endpoint: 'POST /v1/recruiting/applications',
		});
		expect(errorDetails(new Failure({ kind: 'cancelled', message: 'x' }))).toEqual({
			kind: 'cancelled',
		});
	});

	it.each([new Error('x'), 'x', undefined])('are none for %p', (error) => {
		expect(errorDetails(error)).toBeUndefined();
	});
});

describe("reasons that n8n's own machinery acts upon", () => {
	it.each([
		['rateLimited', { cause: 'rate-limited', retryAfterMs: 9000 }],
		['unavailable', { cause: 'temporarily-unavailable' }],
		['authentication', { cause: 'credential-invalid' }],
	] as const)('%s', (kind, expected) => {
		const details = { kind, message: 'x', status: 400, retryAfter: 9000 };
		expect(toNodeError(node, new Failure(details), 0)).toMatchObject({ failure: expected });
	});
});
