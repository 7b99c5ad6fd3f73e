/** Everything that can go wrong between us and a service, as a closed set. */
export type FailureKind =
	| 'authentication'
	| 'permission'
	| 'validation'
	| 'notFound'
	| 'duplicate'
	| 'conflict'
	| 'rateLimited'
	| 'unavailable'
	| 'contract'
	| 'cancelled';

/** One thing that is wrong with one field. `field` is the path that the user knows, e.g. `candidate.email`. */
export interface FieldProblem {
	field: string;
	message: string;
	/** The vendor's own code, where it sent one. */
	code?: string;
}

export interface FailureDetails {
	kind: FailureKind;
	/** What happened, in the user's words, without personal data and secrets. */
	message: string;
	/** What the user can do about it. */
	remedy?: string;
	/** The display name of the service. */
	service?: string;
	/** HTTP status of the answer, where there was one. */
	status?: number;
	/** The vendor's own code and text. */
	vendorCode?: string;
	vendorMessage?: string;
	fields?: FieldProblem[];
	/** The id of the record that stands there already, where the service names it. */
	existingId?: string;
	/**
	 * Whether a write that must not be repeated may have been carried out although no answer says so. Look for its effect
	 * before it is sent again.
	 */
	effectUnknown?: boolean;
	/** Milliseconds that the service asks to wait. */
	retryAfter?: number;
	/** Method and path of the call, without its query. */
	endpoint?: string;
}

/** A failed call or an input that cannot be used. */
export class Failure extends Error {
	override readonly name = 'Failure';

	constructor(readonly details: FailureDetails) {
		super(details.message);
	}

	get kind(): FailureKind {
		return this.details.kind;
	}

	/** Remedy, fields, the vendor's words and the endpoint as one text for the lower half of an n8n error. */
	get description(): string {
		const { fields = [], remedy, vendorMessage, vendorCode, endpoint } = this.details;
		const lines = fields.map(({ field, message }) => `${field}: ${message}`);
		if (remedy) lines.push(remedy);
		const vendorWords = [vendorMessage, vendorCode && `(${vendorCode})`].filter(Boolean).join(' ');
		if (vendorWords) lines.push(`${this.details.service ?? 'The service'} says: ${vendorWords}`);
		if (endpoint) lines.push(`Call: ${endpoint}`);
		return lines.join('\n');
	}
}

/** The input cannot be used; every wrong field is named. */
export function invalidInput(message: string, fields: FieldProblem[], remedy?: string): Failure {
	return new Failure({ kind: 'validation', message, fields, ...(remedy && { remedy }) });
}

/** What the call gives, or its failure if that is expected. @throws every other error of the call */
export async function resultOrFailure<T>(
	call: Promise<T>,
	isExpected: (failure: Failure) => boolean,
): Promise<T | Failure> {
	try {
		return await call;
	} catch (error) {
		if (error instanceof Failure && isExpected(error)) return error;
		throw error;
	}
}

/** The call, whose failure also says what else can be done. @throws every error of the call */
export async function withRemedy<T>(call: Promise<T>, remedy: string): Promise<T> {
	try {
		return await call;
	} catch (error) {
		if (!(error instanceof Failure) || error.kind === 'cancelled') throw error;
		const remedies = [error.details.remedy, remedy].filter(Boolean);
		throw new Failure({ ...error.details, remedy: remedies.join(' ') });
	}
}
