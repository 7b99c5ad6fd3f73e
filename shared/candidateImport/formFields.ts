import type { FieldProblem } from '../http/failure';

/** One text field of a form, as it was sent. */
export interface SentField {
	name: string;
	value: string;
}

export interface FieldsAsCandidate {
	/** In our own form, to be checked. */
	value: unknown;
	problems: FieldProblem[];
	/** The name of the field in which the sender has sent what is at a path of `value`. */
	fieldAt(path: string): string;
}

/** Lists that a form gives as fields of one name, or as one field with commas or line breaks. */
const listsOfWords = new Set(['skills', 'tags', 'pools']);

/** Lists of objects of which a form gives one text each. */
const listsOfTexts: Record<string, (text: string) => object> = {
	links: (url) => ({ url }),
	notes: (text) => ({ text }),
	languages: (text) => {
		const [language = '', ...level] = text.split(':');
		return { language: language.trim(), level: level.join(':').trim() };
	},
};

const texts = new Set(
	'firstName lastName email phone location language status system id'.split(' '),
);

/** `experience[0].title`, or `experience[0][title]` as some programs write it. */
const nestedName = /^(experience|education)\[(\d{1,3})\](?:\.(\w+)|\[(\w+)\])$/;

/** Makes the fields of a form a candidate of our own form, and remembers which field is where. */
export function candidateOfFields(fields: readonly SentField[]): FieldsAsCandidate {
	const value: Record<string, unknown> = {};
	const lists = new Map<string, unknown[]>();
	const sentAs = new Map<string, string>();
	const problems: FieldProblem[] = [];

	function listNamed(name: string): unknown[] {
		const known = lists.get(name) ?? [];
		lists.set(name, known);
		return known;
	}

	for (const { name, value: text } of fields) {
		if (text.trim() === '') continue;
		const nested = nestedName.exec(name);
		const toObject = Object.hasOwn(listsOfTexts, name) ? listsOfTexts[name] : undefined;
		if (texts.has(name)) {
			if (name in value) problems.push({ field: name, message: 'is there more than once' });
			value[name] = text;
		} else if (listsOfWords.has(name)) {
			const words = text.split(/[,\n]/).map((word) => word.trim());
			listNamed(name).push(...words.filter(Boolean));
			sentAs.set(name, name);
		} else if (toObject) {
			listNamed(name).push(toObject(text));
			sentAs.set(name, name);
		} else if (nested) {
			const [, list = '', index = '', dotted, bracketed] = nested;
			const entries = listNamed(list);
			const place = Number(index);
			const property = dotted ?? bracketed ?? '';
			while (entries.length <= place) entries.push({});
			const entry = entries[place];
			if (typeof entry === 'object' && entry !== null)
				Object.defineProperty(entry, property, settable(text));
			sentAs.set(`${list}[${place}].${property}`, name);
		} else {
			problems.push({ field: name, message: 'is not a known field' });
		}
	}
	for (const [name, entries] of lists) value[name] = entries;

	return {
		value,
		problems,
		fieldAt(path) {
			const whole = sentAs.get(path);
			return whole ?? sentAs.get(path.replace(/\[.*$/, '')) ?? path;
		},
	};
}

/** An ordinary property, whatever its name: `__proto__` would otherwise change what the entry is. */
function settable(value: string): PropertyDescriptor {
	return { value, writable: true, enumerable: true, configurable: true };
}
