/** Markup that is safe to put on a page. */
export interface Html {
	readonly markup: string;
}

type Value = string | number | null | undefined | Html | readonly Html[];

/** Template tag: every value that is not markup itself is escaped. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
	const parts = strings.map((text, index) => text + toMarkup(values[index]));
	return { markup: parts.join('') };
}

function toMarkup(value: Value): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
	if ('markup' in value) return value.markup;
	return value.map((part) => part.markup).join('');
}

/** For HTML and XML, text and attribute values alike. */
export function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
