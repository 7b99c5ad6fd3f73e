import type { FaultRequest } from '../sandbox/control/faults';
import type { LoggedRequest } from '../sandbox/control/requestLog';

/** How a faulty answer is met, and what has to come of it. */
export interface FaultCase {
	name: string;
	fault: Omit<FaultRequest, 'vendor' | 'method' | 'path'>;
	/**
	 * `error`: the operation fails, and says why. `success`: it goes on as if nothing had been. `checked`: what does not
	 * fit is told, as an error or as a hint.
	 */
	ends: 'error' | 'success' | 'checked';
	/** What n8n is told of the reason, for its own machinery. */
	cause?: string;
	/** Whether the message has to say what can be done. */
	saysWhatToDo: boolean;
	/** How often the request is sent. */
	attempts: (request: LoggedRequest, operation: string) => number;
	/**
	 * Whether the request has taken effect although its answer is lost: then nothing may be there twice. An operation may
	 * look for what is there, and end as if nothing had been.
	 */
	unknownEffect?: true;
	/** Milliseconds that have to pass at least. */
	waits?: number;
}

const tries = 5;

/** Answers that eRecruiter gives now and then without a reason. */
const sporadic500 = ({ vendor, method }: LoggedRequest) =>
	vendor === 'erecruiter' && method === 'GET';

/**
 * Operations whose POST is sent again although nobody knows whether the first one took effect, and why that does no
 * harm. Every other POST must not be repeated then.
 */
const repeatedPosts: ReadonlyMap<string, string> = new Map([
	['matchedIo job import', 'recognises the job by the one that it was imported from'],
	['personio application create', 'refuses a second application for the job by the e-mail address'],
	['poption export exportToFile', 'recognises an export by its reference'],
	['poption export start', 'recognises an export by its reference'],
	['talentry consent generateLink', 'gives the same link again'],
	['talentry consent unlock', 'sets the same state again'],
	['talentry job sendAll', 'takes the list as a whole'],
	['teamtailor application create', 'refuses a second candidate with the e-mail address'],
	['teamtailor candidate create', 'refuses a second candidate with the e-mail address'],
	['teamtailor candidate upsert', 'refuses a second candidate with the e-mail address'],
]);

/** n8n renews the token of this API, and sends the request again. */
const hasToken = ({ path }: LoggedRequest) => path.includes('/personio/api/v2/');

/** Ashby reads by POST, too. */
const readsByPost = /\/ashby\/\w+\.(info|list\w*|search)$/;

/** Whether the request may change something. */
export function isWrite({ method, path }: Pick<LoggedRequest, 'method' | 'path'>): boolean {
	return method !== 'GET' && !readsByPost.test(path);
}

const once = () => 1;

function unlessUnknown(request: LoggedRequest, operation: string): number {
	const isPost = request.method === 'POST' && isWrite(request);
	return isPost && !repeatedPosts.has(operation) ? 1 : tries;
}

const unavailable = 'temporarily-unavailable';

/** Every fault goes on for as long as it is asked for, unless its name says otherwise. */
export const faultCases: readonly FaultCase[] = [
	{
		name: '401',
		fault: { fault: 'unauthorized' },
		ends: 'error',
		cause: 'credential-invalid',
		saysWhatToDo: true,
		attempts: (request) => (hasToken(request) ? 2 : 1),
	},
	{ name: '403', fault: { fault: '403' }, ends: 'error', saysWhatToDo: true, attempts: once },
	// These three bring the vendor's own words, which say more than anything general could.
	{ name: '404', fault: { fault: '404' }, ends: 'error', saysWhatToDo: false, attempts: once },
	{ name: '409', fault: { fault: '409' }, ends: 'error', saysWhatToDo: false, attempts: once },
	{ name: '422', fault: { fault: '422' }, ends: 'error', saysWhatToDo: false, attempts: once },
	{
		name: '429 once',
		fault: { fault: '429', retryAfter: 7, times: 1 },
		ends: 'success',
		saysWhatToDo: false,
		attempts: () => 2,
		waits: 7000,
	},
	{
		name: '429 for longer than a call may wait',
		fault: { fault: '429', retryAfter: 400 },
		ends: 'error',
		cause: 'rate-limited',
		saysWhatToDo: true,
		attempts: once,
	},
	{
		name: '500',
		fault: { fault: '500' },
		ends: 'error',
		cause: unavailable,
		saysWhatToDo: true,
		attempts: (request) => (sporadic500(request) ? tries : 1),
	},
	{
		name: '503',
		fault: { fault: '503' },
		ends: 'error',
		cause: unavailable,
		saysWhatToDo: true,
		attempts: unlessUnknown,
	},
	{
		name: 'timeout',
		fault: { fault: 'silence' },
		ends: 'error',
		cause: unavailable,
		saysWhatToDo: true,
		attempts: unlessUnknown,
		unknownEffect: true,
	},
	{
		name: 'reset',
		fault: { fault: 'cutAfterEffect' },
		ends: 'error',
		cause: unavailable,
		saysWhatToDo: true,
		attempts: unlessUnknown,
		unknownEffect: true,
	},
	{
		name: 'stalled body',
		fault: { fault: 'stall' },
		ends: 'error',
		cause: unavailable,
		saysWhatToDo: true,
		attempts: unlessUnknown,
		unknownEffect: true,
	},
	{
		name: 'cut JSON',
		fault: { fault: 'invalidJson' },
		ends: 'error',
		saysWhatToDo: true,
		attempts: once,
	},
	{ name: 'HTML', fault: { fault: 'html' }, ends: 'error', saysWhatToDo: true, attempts: once },
	{
		name: 'redirect',
		fault: { fault: 'redirect' },
		ends: 'error',
		saysWhatToDo: true,
		attempts: once,
	},
	{
		name: 'wrong types',
		fault: { fault: 'wrongTypes' },
		ends: 'checked',
		saysWhatToDo: true,
		attempts: once,
	},
];
