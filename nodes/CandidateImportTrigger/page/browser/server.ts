/** Calls of the page to the trigger that serves it. */

import { listAt, parseJson, textAt } from './json';

export interface FieldProblem {
	field: string;
	message: string;
}

/** An answer that is no success. */
export class Refused extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly errors: FieldProblem[],
	) {
		super(message);
	}
}

export interface Server {
	/** @throws Refused; TypeError when it cannot be reached */
	ask(action: string, body: object): Promise<unknown>;
	/** Hands the candidate to the workflow; gives back what its last node says. */
	send(candidate: object): Promise<unknown>;
}

/** @param token blank where none is needed; it is kept in memory only */
export function createServer(token: string): Server {
	async function post(query: string, body: object, more: Record<string, string> = {}) {
		const response = await fetch(`${location.pathname}${query}`, {
			method: 'POST',
			credentials: 'omit',
			cache: 'no-store',
			headers: {
				'content-type': 'application/json',
				...(token !== '' && { authorization: `Bearer ${token}` }),
				...more,
			},
			body: JSON.stringify(body),
		});
		const answer = parseJson(await response.text());
		if (response.ok) return answer;
		const errors = listAt(answer, 'errors').map((problem) => ({
			field: textAt(problem, 'field'),
			message: textAt(problem, 'message'),
		}));
		throw new Refused(response.status, textAt(answer, 'detail'), errors);
	}
	return {
		ask: async (action, body) => await post(`?action=${action}`, body),
		// Each time that a person sends is meant; what is there already is recognised by Talentry.
		send: async (candidate) =>
			await post('?form=candidate', candidate, { 'idempotency-key': randomKey() }),
	};
}

function randomKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
}
