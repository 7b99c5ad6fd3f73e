import { inspect } from 'node:util';
import type { LoggedRequest } from '../sandbox/control/requestLog';
import { itemIndexOf, textOf } from '../workflows/support';
import type { Outcome } from './bench';
import type { FaultCase } from './faults';

export interface Met {
	/** The operation, e.g. `personio application getAll`. */
	operation: string;
	/** The request whose answer was faulty. */
	request: LoggedRequest;
	/** How the vendor is called. */
	service: string;
	/** The same operation without a fault. */
	clean: Outcome;
}

/** What is wrong with how an operation met a fault; empty where it is right. */
export function problemsOf(outcome: Outcome, expected: FaultCase, met: Met): string[] {
	return [
		...endingProblems(outcome, expected, met),
		...attemptProblems(outcome, expected, met),
		...doubledRecords(outcome, met.clean),
		...leaks(outcome),
	];
}

function endingProblems(outcome: Outcome, expected: FaultCase, met: Met): string[] {
	const { error, hung } = outcome;

	if (hung) return ['waits for ever'];
	const { status } = outcome.run;
	if (expected.ends === 'success') {
		if (status !== 'success') return [`ends with: ${textOf(error)}`];
		return expected.waits && outcome.waited < expected.waits
			? [`waits for ${outcome.waited} ms only`]
			: [];
	}
	if (expected.ends === 'checked' && status === 'success') {
		const isTold = outcome.hints.length > 0 || isSame(outcome, met.clean);
		return isTold ? [] : ['says nothing of what it cannot read'];
	}
	if (expected.unknownEffect && status === 'success' && hasLooked(outcome, met)) return [];
	if (!error || status !== 'error') return [`ends with ${status}`];
	return errorProblems(error, expected, met.service);
}

/** Whether the lost answer was followed by a look, which has found what the answer would have told. */
function hasLooked(outcome: Outcome, met: Met): boolean {
	if (met.request.method === 'GET') return false;
	const lost = outcome.requests.findIndex(
		({ method, path }) => method === met.request.method && path === met.request.path,
	);
	const looks = outcome.requests.slice(lost + 1).some(({ method }) => method === 'GET');
	return looks && isSame(outcome, met.clean);
}

/** Nothing is missing: what was wrong is not used, or the answer is no JSON. Times differ between two runs. */
function isSame({ outputs }: Outcome, clean: Outcome): boolean {
	const textOfAll = (items: Outcome['outputs']) =>
		JSON.stringify(items.flat().map(({ json }) => json)).replace(time, '');
	return textOfAll(outputs) === textOfAll(clean.outputs);
}

/** A workbook also names the time at which it was made, so that its size differs by a byte or two. */
const time = /\d{4}-\d\d-\d\d([T -][\d:.-]+)?|"bytes":\d+/g;

type NodeError = NonNullable<Outcome['error']>;

function errorProblems(error: NodeError, expected: FaultCase, service: string): string[] {
	const cause = 'failure' in error ? error.failure?.cause : undefined;
	const remedies = (error.description ?? '')
		.split('\n')
		.filter((line) => line !== '' && !/^Call: |^.+ says: /.test(line));
	return [
		...(textOf(error).includes(service) ? [] : ['does not name the service']),
		...(expected.saysWhatToDo && remedies.length === 0 ? ['does not say what to do'] : []),
		...(cause === expected.cause ? [] : [`gives n8n the cause ${cause}`]),
		...(itemIndexOf(error) === 0 ? [] : ['does not name the item']),
		...(/undefined|\[object|is not a function|Cannot read/.test(textOf(error))
			? [`is an error of the program: ${error.message}`]
			: []),
	];
}

function attemptProblems(outcome: Outcome, expected: FaultCase, met: Met): string[] {
	const count = (requests: readonly LoggedRequest[]) =>
		requests.filter(
			({ method, path }) => method === met.request.method && path === met.request.path,
		).length;
	const sent = count(outcome.requests);
	const wanted = expected.attempts(met.request, met.operation);
	// What goes on sends the same request for the next page or item as well.
	const others = outcome.run.status === 'success' ? count(met.clean.requests) - 1 : 0;
	return sent === wanted + others ? [] : [`sends it ${sent} times instead of ${wanted + others}`];
}

function doubledRecords(outcome: Outcome, clean: Outcome): string[] {
	return Array.from(outcome.sizes)
		.filter(
			([kind, size]) =>
				size > Math.max(clean.sizes.get(kind) ?? 0, outcome.sizesBefore.get(kind) ?? 0),
		)
		.map(([kind]) => `leaves more records than without the fault: ${kind}`);
}

/** A signature is as good as a credential until it expires. */
const signature = /signature=\w/;

function leaks({ error, outputs, hints, secrets }: Outcome): string[] {
	const shown = [error, error?.stack, error?.cause, outputs.map(withoutFiles), hints].map((part) =>
		inspect(part, { depth: 8, maxStringLength: 20_000 }),
	);
	return shown.some(
		(text) => signature.test(text) || secrets.some((secret) => text.includes(secret)),
	)
		? ['shows a secret']
		: [];
}

const withoutFiles = (items: Outcome['outputs'][number]) =>
	items.filter(({ error, json }) => error ?? json.error);
