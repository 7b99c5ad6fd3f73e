/** What is called one way in the panel, another in a parameter, and another in a sentence. */

/** `Reject Reason` as the name of a parameter or resource: `rejectReason`. */
export function camelCase(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1).replaceAll(' ', '');
}

/** `Reject Reason` within a sentence: one `reject reason`, many `reject reasons`. */
export function nounsOf({ name, plural = `${name}s` }: { name: string; plural?: string }): {
	one: string;
	many: string;
} {
	return { one: name.toLowerCase(), many: plural.toLowerCase() };
}
