import { randomUUID } from 'crypto';
import type {
	IBinaryKeyData,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { fingerprint, hashOf } from '../../shared/candidateImport/fingerprint';
import type { KeptReceipt, Receipts } from '../../shared/candidateImport/receipts';
import { toNodeError } from '../../shared/node/run/errors';
import { toJson } from '../../shared/node/run/records';
import {
	checkSigned,
	checkToken,
	pageTokenOf,
	unauthenticated,
	type Authenticated,
} from './authenticate';
import { answer, Aborted, readBody, requestOf, whenAnswered, type ImportRequest } from './exchange';
import { recall } from './memory';
import { answerPage } from './page/actions';
import { contentTypeOf, readSent, type Sent } from './readSent';
import { Refusal } from './refusal';
import { readSettings, type Settings } from './settings';

/** A request of somebody who sends a candidate, or of the sourcing page that asks something. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = requestOf(context);
	const settings = await readSettings(context);
	try {
		const action = settings.servePage ? request.query('action') : undefined;
		if (action !== undefined) {
			checkPageToken(request, settings);
			answer(context, 200, await answerPage(context, request, settings, action));
			return { noWebhookResponse: true };
		}
		return await importCandidate(context, request, settings);
	} catch (error) {
		if (error instanceof Aborted) return { noWebhookResponse: true };
		if (!(error instanceof Refusal)) throw toNodeError(context.getNode(), error, 0);
		answer(context, error.status, error.body, error.headers);
		return { noWebhookResponse: true };
	}
}

/** The page's own calls are made by people, who have a token and no signing secret. */
function checkPageToken(request: ImportRequest, { credential }: Settings): void {
	if (!credential) return;
	const token = pageTokenOf(credential);
	if (token === '') throw unauthenticated("The credential has no 'Sourcing Page Token'.");
	checkToken(request, token);
}

async function importCandidate(
	context: IWebhookFunctions,
	request: ImportRequest,
	settings: Settings,
): Promise<IWebhookResponseData> {
	const { credential, maximumSize } = settings;
	// A token is looked at before a body is read; a signature cannot be.
	const signing = credential?.method === 'signature' ? credential : undefined;
	const isSigned = signing !== undefined && !isFromPage(request, settings);
	if (!isSigned) checkSender(request, settings);
	contentTypeOf(request);
	const body = await readBody(request, maximumSize);
	const now = Date.now();
	const authenticated = isSigned ? checkSigned(request, body, signing, now) : {};
	const sent = await readSent(request, body);
	return await accept(context, request, settings, { sent, authenticated, now });
}

/** A person at the page has no signing secret; the request says so by a token in place of a signature. */
function isFromPage(request: ImportRequest, { credential, servePage }: Settings): boolean {
	return (
		servePage &&
		credential?.method === 'signature' &&
		credential.pageToken !== '' &&
		request.header('authorization') !== undefined &&
		request.header('x-signature') === undefined
	);
}

/** @throws Refusal 401 */
function checkSender(request: ImportRequest, settings: Settings): void {
	const { credential, servePage } = settings;
	if (credential?.method !== 'token') return checkPageToken(request, settings);
	const { token, headerName } = credential;
	// The page sends its token as `Authorization`, whichever header other senders use.
	const isPage = servePage && request.header(headerName.toLowerCase()) === undefined;
	checkToken(request, token, isPage ? '' : headerName);
}

interface Arrival {
	sent: Sent;
	authenticated: Authenticated;
	now: number;
}

/**
 * For how long a candidate counts as being processed when no answer says what became of it, since the process or the
 * connection has ended: longer than senders wait for an answer.
 */
const openFor = 15 * 60_000;

/**
 * From here on nothing is refused but what was received already. Where the answer waits for the workflow, a candidate
 * counts as received only when the workflow has finished with it.
 * @throws Refusal 401 for a replay, 409, 503
 */
async function accept(
	context: IWebhookFunctions,
	request: ImportRequest,
	settings: Settings,
	{ sent, authenticated, now }: Arrival,
): Promise<IWebhookResponseData> {
	const received = { id: randomUUID(), at: new Date(now).toISOString() };
	// A test in the editor may send the same as often as it likes, and leaves no trace.
	if (context.getMode() === 'manual') return await start(context, sent, received, false);

	const memory = recall(context, now);
	const { candidates, signatures } = memory;
	const key = request.header('idempotency-key')?.trim();
	const mark = key ? `k${hashOf(key)}` : `c${fingerprint(sent.candidate, sent.files)}`;
	const rememberedUntil = now + settings.rememberFor;
	const waits = settings.responseMode !== 'onReceived';
	const signatureMark = claimSignature(signatures, authenticated, received.id, now);
	const claim = candidates.claim(mark, {
		id: received.id,
		at: now,
		until: waits ? now + openFor : rememberedUntil,
		isOpen: waits,
	});
	const earlier = claim.result === 'taken' ? claim.receipt : undefined;
	if (earlier && (earlier.isOpen || !settings.acceptRepeated)) {
		// Nothing was done with it, so that it may come again.
		if (signatureMark) signatures.release(signatureMark);
		throw earlier.isOpen ? beingProcessed(earlier, now) : alreadyReceived(earlier);
	}
	if (earlier && waits) candidates.reopen(mark, now + openFor);
	memory.save(now);
	// What n8n could not start, or what failed before the answer, was not received: the sender may try again.
	const giveBack = () => {
		if (earlier) candidates.close(mark, earlier.until);
		else candidates.release(mark);
		if (signatureMark) signatures.release(signatureMark);
	};
	whenAnswered(context, (outcome) => {
		if (outcome === 'failed') giveBack();
		else if (outcome === 'answered') candidates.close(mark, rememberedUntil);
	});
	try {
		const id = earlier?.id ?? received.id;
		const started = await start(context, sent, { ...received, id }, earlier !== undefined);
		return {
			...started,
			/**
			 * n8n reads it when it has made the execution, for which it builds the workflow once more. That makes it forget
			 * that the static data was changed, so the change is written again, just before n8n looks whether to save it.
			 */
			get webhookResponse() {
				memory.save(Date.now());
				return started.webhookResponse;
			},
		};
	} catch (error) {
		giveBack();
		memory.save(now);
		throw toNodeError(context.getNode(), error, 0);
	}
}

/**
 * Remembers the signature until it is too old to be accepted.
 * @returns its mark; `undefined` for a request without a signature
 * @throws Refusal 401 for one that was used before, 503 when there are too many to remember another
 */
function claimSignature(
	signatures: Receipts,
	{ signature }: Authenticated,
	id: string,
	now: number,
): string | undefined {
	if (!signature) return undefined;
	const mark = `s${hashOf(signature.value)}`;
	const { expiresAt } = signature;
	const claim = signatures.claim(mark, { id, at: now, until: expiresAt, isOpen: false });
	if (claim.result === 'granted') return mark;
	if (claim.result === 'taken') {
		throw unauthenticated('This signature was used before: a request cannot be sent twice.');
	}
	throw new Refusal(
		503,
		'More signed requests have come than can be remembered. Send it again later.',
		{
			headers: { 'retry-after': secondsUntil(claim.freeAt, now) },
		},
	);
}

function beingProcessed(earlier: KeptReceipt, now: number): Refusal {
	return conflict(
		earlier,
		'is being processed since',
		'Send it again later: when it was processed by then, the answer is 409 without Retry-After; when it was not, it is accepted.',
		{ 'retry-after': secondsUntil(earlier.until, now) },
	);
}

function alreadyReceived(earlier: KeptReceipt): Refusal {
	return conflict(
		earlier,
		'was received at',
		'To have it processed again, send it with a new Idempotency-Key.',
	);
}

function conflict(
	{ id, at }: KeptReceipt,
	what: string,
	remedy: string,
	headers: Record<string, string> = {},
): Refusal {
	const receivedAt = new Date(at).toISOString();
	return new Refusal(409, `The candidate ${what} ${receivedAt}. ${remedy}`, {
		headers,
		members: { id, receivedAt },
	});
}

function secondsUntil(moment: number, now: number): string {
	return String(Math.max(1, Math.ceil((moment - now) / 1000)));
}

/** An execution can be lost with the machine it runs on, and nobody could tell the sender by then. */
const whatNext =
	'The workflow has started. If the candidate does not arrive, send it again with a new Idempotency-Key.';

/** Stores the files and starts the workflow. n8n sends the answer once the execution exists. */
async function start(
	context: IWebhookFunctions,
	{ candidate, form, ignored, files }: Sent,
	{ id, at }: { id: string; at: string },
	repeated: boolean,
): Promise<IWebhookResponseData> {
	const binary: IBinaryKeyData = {};
	for (const file of files) {
		binary[file.binary] = await context.helpers.prepareBinaryData(
			Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
			file.name,
			file.mimeType,
		);
	}
	const notes = {
		...(ignored.length > 0 && { ignored }),
		...(repeated && { repeated }),
	};
	const item: INodeExecutionData = {
		json: toJson({ ...candidate, received: { id, at, form, ...notes } }),
		...(files.length > 0 && { binary }),
	};
	return {
		workflowData: [[item]],
		webhookResponse: { id, status: 'accepted', detail: whatNext, form, ...notes },
	};
}
