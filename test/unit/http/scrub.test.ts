import type { FailureDetails } from '../../../shared/http/failure';
import type { HttpRequest, RequestBody } from '../../../shared/http/request';
import { withoutSentValues } from '../../../shared/http/scrub';

const candidate: RequestBody = {
	type: 'json',
	value: {
		data: {
			attributes: {
				'first-name': 'Jörg',
				last_name: 'Geheim (geb. Öffentlich)',
				email: 'joerg.geheim@example.com',
				phone: '+49 30 1234567',
				mobile: 491701234567,
				jobId: '200199',
				age: 41,
				tags: ['on time'],
				link: 'example.com/in/jane-roe',
			},
		},
	},
};

function scrubbed(
	vendorMessage: string,
	body: RequestBody = candidate,
	more?: HttpRequest['query'],
) {
	const request: HttpRequest = {
		method: 'POST',
		url: 'https://api.example.com/v1/candidates',
		body,
		...(more && { query: more }),
	};
	const details: FailureDetails = {
		kind: 'validation',
		message: 'Example does not accept these values',
		vendorMessage,
		fields: [{ field: 'email', message: vendorMessage }],
	};
	const { vendorMessage: words, fields } = withoutSentValues(details, request);
	expect(fields).toEqual([{ field: 'email', message: words }]);
	return words;
}

it.each([
	['email "joerg.geheim@example.com" is taken', 'email "[value removed]" is taken'],
	['JOERG.GEHEIM@EXAMPLE.COM is taken', '[value removed] is taken'],
	['first-name Jörg is too short', 'first-name [value removed] is too short'],
	['last_name: Geheim (geb. Öffentlich)!', 'last_name: [value removed]!'],
	['phone +49 30 1234567 is not valid', 'phone [value removed] is not valid'],
	['mobile 491701234567 is not valid', 'mobile [value removed] is not valid'],
	['no example.com/in/jane-roe found', 'no [value removed] found'],
	['tags: on time is unknown', 'tags: [value removed] is unknown'],
	['known as other.person@example.com', 'known as [value removed]'],
])('takes values out: %s', (text, expected) => {
	expect(scrubbed(text)).toBe(expected);
});

it.each([
	'email is taken',
	'first-name must be given',
	'the job 200199 is closed',
	'age must be 41 or less',
	'Jörgensen is a word of its own',
])('leaves the rest: %s', (text) => {
	expect(scrubbed(text)).toBe(text);
});

it('takes out what a form and a query hold', () => {
	const form: RequestBody = { type: 'form', fields: { name: 'Geheim' } };
	expect(scrubbed('Geheim of Potsdam', form, { city: 'Potsdam' })).toBe(
		'[value removed] of [value removed]',
	);
});
