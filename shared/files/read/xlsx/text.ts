/** `_x000D_` and the like, by which spreadsheets write what XML cannot hold: ECMA-376 part 1, 22.9.2.19. */
export function decodeEscapes(text: string): string {
	return text.includes('_x')
		? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
				String.fromCharCode(Number.parseInt(code, 16)),
			)
		: text;
}

/** Texts that are remembered at once. */
const mostRemembered = 20_000;

/**
 * Gives texts memory of their own: a piece that is cut out of a longer text keeps all of that in memory, and here that
 * would be the whole sheet. A text that comes again, such as a status, is the same one in memory.
 */
export function textKeeper(): (text: string) => string {
	const known = new Map<string, string>();
	return (text) => {
		const same = known.get(text);
		if (same !== undefined) return same;
		const own = Buffer.from(text, 'utf8').toString('utf8');
		if (known.size >= mostRemembered) known.clear();
		known.set(own, own);
		return own;
	};
}
