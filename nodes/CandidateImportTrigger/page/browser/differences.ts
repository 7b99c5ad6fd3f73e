import type { Change, Option, OptionsAnswer } from '../answers';
import { h } from './dom';
import type { Texts } from './texts';

/** A table of what is in Talentry and what would be, for people. */
export function differences(
	texts: Texts,
	changes: readonly Change[],
	offers: OptionsAnswer,
): HTMLElement {
	return h(
		'table',
		{},
		h(
			'thead',
			{},
			h(
				'tr',
				{},
				...[texts.field, texts.before, texts.afterwards].map((text) =>
					h('th', { scope: 'col' }, text),
				),
			),
		),
		h(
			'tbody',
			{},
			...changes.map(({ field, from, to }) =>
				h(
					'tr',
					{},
					h('th', { scope: 'row' }, labelOf(texts, field)),
					h('td', {}, shown(named(field, from, offers))),
					h('td', {}, shown(named(field, to, offers))),
				),
			),
		),
	);
}

function labelOf(texts: Texts, field: string): string {
	if (field === 'language') return texts.preferredLanguage;
	const label = Object.entries(texts).find(([name]) => name === field)?.[1];
	return label ?? field;
}

/** Names in place of ids, where the field is a choice. */
function named(field: string, value: unknown, offers: OptionsAnswer): unknown {
	const options: Record<string, Option[]> = {
		status: offers.statuses,
		language: offers.languages,
		pools: offers.pools,
	};
	const nameOf = (id: unknown) => options[field]?.find((option) => option.id === id)?.name ?? id;
	return Array.isArray(value) ? value.map(nameOf) : nameOf(value);
}

/** Entries on lines of their own. */
function shown(value: unknown): string {
	if (value === null || value === undefined) return '–';
	if (Array.isArray(value)) return value.map((entry) => `• ${shown(entry)}`).join('\n') || '–';
	if (typeof value === 'object') return Object.values(value).map(shown).join(', ');
	return String(value);
}
