import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	IHttpRequestOptions,
} from 'n8n-workflow';

export interface CredentialTest {
	/** Display name of the service. */
	service: string;
	request: ICredentialTestRequest['request'];
	/** What the service means by a status, where more can be said than the usual words. */
	messages?: Readonly<Record<number, string>>;
	/** A field that the service's own answer has. */
	field?: string;
	/** Where an answer with a good status says `false` if the call failed, and what that means. */
	failure?: { key: string; message: string };
	/** Whether the answer is a bare list, which may be empty: n8n cannot look at that one, so its text is looked at. */
	list?: boolean;
}

const redirects = [301, 302, 303, 307, 308];

/**
 * The test of a credential: one request that is not sent on to another address, and whose answer must be JSON. What the
 * service answers instead is said in words.
 */
export function credentialTest(test: CredentialTest): ICredentialTestRequest {
	const { service, request, messages = {} } = test;
	const statuses = { ...usualMessages(service), ...messages };
	const rules = [
		...Object.entries(statuses).map(([status, message]) => statusRule(Number(status), message)),
		...bodyRules(test),
	];
	return {
		request: {
			...request,
			// A redirect would carry the credential to another host.
			disableFollowRedirect: true,
			...(test.list && { encoding: 'text' }),
		},
		// n8n's type has room for one kind of rule, its tester reads both.
		rules: rules as IAuthenticateRuleResponseCode[],
	};
}

function usualMessages(service: string): Record<number, string> {
	const notNow = `${service} is not available at the moment. Try again later.`;
	const elsewhere = `${service} wants to send the call to another address. It was not sent on, to keep the credential safe. Check the address in the credential.`;
	return {
		...Object.fromEntries(redirects.map((status) => [status, elsewhere])),
		400: `${service} does not accept these values. Check the fields of the credential.`,
		401: `${service} does not accept this credential. Check that it was copied as a whole.`,
		403: 'The credential is known, but it lacks a right that is needed',
		404: 'Nothing is found at this address. Check the address in the credential.',
		405: 'Something else than the API answers at this address. Check the address in the credential.',
		409: `${service} refuses the call because of a conflict with what it holds. Try again later.`,
		410: 'Nothing is found at this address any more. Check the address in the credential.',
		422: `${service} does not accept these values. Check the fields of the credential.`,
		429: `${service} accepts no more calls for now. Try again in some minutes.`,
		500: notNow,
		502: notNow,
		503: notNow,
		504: notNow,
	};
}

function statusRule(status: number, message: string): IAuthenticateRuleResponseCode {
	return { type: 'responseCode', properties: { value: status, message } };
}

/** The tester compares what is at a key of the answer with a value that means failure. */
function bodyRules({
	service,
	field,
	failure,
	list,
}: CredentialTest): IAuthenticateRuleResponseSuccessBody[] {
	const message = `The answer is not the JSON of ${service}: a proxy, a sign-in page or another service answers at this address. Check the address in the credential.`;
	const refuse = (
		key: string,
		value: unknown,
		words = message,
	): IAuthenticateRuleResponseSuccessBody => ({
		type: 'responseSuccessBody',
		properties: { key, value, message: words },
	});
	// Text as the body: the beginning of a page, or nothing at all.
	if (list) return ['<', '\n', '\r', ' ', undefined].map((beginning) => refuse('0', beginning));
	return [
		// What is not JSON arrives as text.
		refuse('constructor.name', 'String'),
		...(field ? [refuse(field, undefined)] : []),
		...(failure ? [refuse(failure.key, false, failure.message)] : []),
	];
}

/**
 * For the beginning of a credential's `authenticate`, since an HTTP client would name a code only.
 * @param field the display name of the field that holds the address
 * @throws Error in the user's words
 */
export function requireAddress(
	{ baseURL = '', url }: Pick<IHttpRequestOptions, 'baseURL' | 'url'>,
	field: string,
): void {
	const address = /^https?:/.test(url) ? url : baseURL + url;
	if (URL.canParse(address) && /^https?:/.test(address)) return;
	throw new Error(
		`'${field}' in the credential is empty or is not a web address. Enter one such as https://api.example.com/v1.`,
	);
}
