import type { FieldProblem } from '../../shared/http/failure';

const titles = {
	400: 'The candidate cannot be used',
	401: 'Not authenticated',
	409: 'Received already',
	413: 'Too large',
	415: 'Not an accepted type',
	422: 'Refused',
	502: 'Talentry cannot be asked',
	503: 'Too many at once',
} as const;

export type RefusalStatus = keyof typeof titles;

interface RefusalDetails {
	/** Every field that is wrong, by its path in what was sent. */
	errors?: FieldProblem[];
	headers?: Record<string, string>;
	/** More members of the answer. */
	members?: Record<string, unknown>;
}

/** A request that is not accepted: nothing starts and nothing is stored. The sender gets problem details (RFC 9457). */
export class Refusal extends Error {
	override readonly name = 'Refusal';

	constructor(
		readonly status: RefusalStatus,
		readonly detail: string,
		private readonly details: RefusalDetails = {},
	) {
		super(detail);
	}

	get headers(): Record<string, string> {
		return { 'content-type': 'application/problem+json', ...this.details.headers };
	}

	get body(): object {
		const { errors, members } = this.details;
		return {
			type: 'about:blank',
			title: titles[this.status],
			status: this.status,
			detail: this.detail,
			...(errors && { errors }),
			...members,
		};
	}
}
