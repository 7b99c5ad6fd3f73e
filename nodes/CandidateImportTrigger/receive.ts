import { randomUUID } from 'crypto';
import type {
	IBinaryKeyData,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { fingerprint, hashOf } from '../../shared/candidateImport/fingerprint';
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

/** From here on nothing is refused but what was received already. @throws Refusal 401 for a replay, 409 */
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
	const { receipts, open } = memory;
	const { signature } = authenticated;
	const signatureMark = signature && `s${hashOf(signature.value)}`;
	if (signatureMark && receipts.find(signatureMark)) {
		throw unauthenticated('This signature was used before: a request cannot be sent twice.');
	}
	const key = request.header('idempotency-key')?.trim();
	const mark = key ? `k${hashOf(key)}` : `c${fingerprint(sent.candidate, sent.files)}`;
	const marks = new Map([[mark, now + settings.rememberFor]]);
	const earlier = receipts.claim(marks, { id: received.id, at: now })?.receipt;
	// While the first is at work, the target does not know it yet: a second one could be created beside it.
	if (earlier && open.has(mark)) throw alreadyReceived(earlier, 'is being processed since');
	if (earlier && !settings.acceptRepeated) throw alreadyReceived(earlier, 'was received at');
	const claimed = earlier ? new Map<string, number>() : marks;
	if (signatureMark && signature) {
		const signatureMarks = new Map([[signatureMark, signature.expiresAt]]);
		receipts.claim(signatureMarks, { id: received.id, at: now });
		claimed.set(signatureMark, signature.expiresAt);
	}
	memory.save(now);
	open.add(mark);
	// What n8n could not start, or what failed before the answer, was not received: the sender may try again.
	const giveBack = () => receipts.release(claimed.keys());
	whenAnswered(context, (hasFailed) => {
		open.delete(mark);
		if (hasFailed) giveBack();
	});
	try {
		const id = earlier?.id ?? received.id;
		return await start(context, sent, { ...received, id }, earlier !== undefined);
	} catch (error) {
		giveBack();
		memory.save(now);
		throw toNodeError(context.getNode(), error, 0);
	}
}

function alreadyReceived(earlier: { id: string; at: number }, what: string): Refusal {
	const at = new Date(earlier.at).toISOString();
	return new Refusal(
		409,
		`The candidate ${what} ${at}. To have it processed again, send it with a new Idempotency-Key.`,
		{ members: { id: earlier.id, receivedAt: at } },
	);
}

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
		webhookResponse: { id, status: 'accepted', form, ...notes },
	};
}
