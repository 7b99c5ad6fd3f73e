import { createHash } from 'crypto';

/** A short, irreversible mark of bytes or text: 22 characters. */
export function hashOf(...parts: Array<string | Uint8Array>): string {
	const hash = createHash('sha256');
	for (const part of parts) {
		const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
		// With its length before it, a part cannot run into the next one.
		hash.update(`${bytes.byteLength}:`).update(bytes);
	}
	return hash.digest('base64url').slice(0, 22);
}

/**
 * A mark of what was sent: equal for the same candidate with the same files, whatever the order of properties and of
 * files.
 */
export function fingerprint(
	candidate: object,
	files: ReadonlyArray<{ bytes: Uint8Array }>,
): string {
	const ofFiles = files.map(({ bytes }) => hashOf(bytes)).sort();
	return hashOf(canonical(candidate), ...ofFiles);
}

/** JSON with the properties in order. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
			: part,
	);
}
