import { createHash } from 'node:crypto';
import type { Candidate, DocumentRecord } from '../../sandbox/workwise/model';

/** What every system knows of an application, however it calls it. */
export interface Person {
	firstName: string;
	lastName: string;
	email: string | null;
	phone: string | null;
	location: string | null;
	message: string | null;
	/** Name and content of each file, sorted. */
	files: string[];
}

export const sha256 = (bytes: Buffer | undefined): string =>
	createHash('sha256')
		.update(bytes ?? 'no file')
		.digest('hex');

export const fileOf = (name: string, bytes: Buffer | undefined): string =>
	`${name} ${sha256(bytes)}`;

/** Of a file as `fileOf` gives it, without its name. */
export const contentOf = (file: string): string => file.slice(file.lastIndexOf(' ') + 1);

interface Held {
	candidate: Candidate;
	message: string | null;
	documents: DocumentRecord[];
}

/** A person as the stand-ins of our own contracts hold one. */
export function personOf(
	{ candidate, message, documents }: Held,
	stored: ReadonlyMap<string, { bytes(): Buffer }>,
): Person {
	const { firstName, lastName, email, phone, location } = candidate;
	return {
		...{ firstName, lastName, email, phone, location, message },
		files: documents.map(({ id, name }) => fileOf(name, stored.get(id)?.bytes())).sort(),
	};
}

/** Whether the candidate has refused, or the consent has run out. */
export function hasNoConsent({ consent }: Pick<Candidate, 'consent'>): boolean {
	if (!consent) return false;
	const past = consent.expiresAt !== null && Date.parse(consent.expiresAt) < Date.now();
	return past || ['declined', 'expired', 'withdrawn'].includes(consent.state);
}
