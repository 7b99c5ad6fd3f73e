import type { OptionsAnswer } from '../answers';
import { button, h, labelled, nextId } from './dom';
import { at, listAt, textAt } from './json';
import type { Texts } from './texts';

/** The fields of a candidate, for a person to check and change. */
export interface CandidateForm {
	element: HTMLElement;
	/** Fills in what is given, over what is there. @param candidate in the names of our own form */
	fill(candidate: unknown): void;
	/** In our own form; blanks are left out. */
	read(): Record<string, unknown>;
	/** Marks the fields that the trigger has named, and moves the focus to the first. */
	mark(problems: ReadonlyArray<{ field: string; message: string }>): void;
	/** Calls back when anything is changed. */
	onChange(callback: () => void): void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** One field of an entry of a list. */
interface Column {
	name: string;
	label: string;
	hint?: string;
	long?: boolean;
	wide?: boolean;
}

/** A list of entries, each with its own fields, to which entries can be added. */
interface EntryList {
	element: HTMLElement;
	fill(entries: unknown[]): void;
	read(): Array<Record<string, string>>;
	controlAt(index: number, column: string): Control | undefined;
}

export function createForm(texts: Texts, offers: OptionsAnswer): CandidateForm {
	const singles: Record<string, Control> = {};
	const single = (name: string, label: string, type = 'text') => {
		const control = h('input', { type, name, autocomplete: 'off', spellcheck: 'false' });
		singles[name] = control;
		return labelled(label, control);
	};
	const choice = (name: string, label: string, options: OptionsAnswer['statuses']) => {
		const control = h(
			'select',
			{ name },
			h('option', { value: '' }, texts.unchosen),
			...options.map((option) => h('option', { value: option.id }, option.name)),
		);
		singles[name] = control;
		return labelled(label, control);
	};
	const skills = h('textarea', { name: 'skills', rows: '4', 'aria-label': texts.skills });
	const dates: Column[] = [
		{ name: 'from', label: texts.from, hint: texts.dateHint },
		{ name: 'to', label: texts.to, hint: texts.dateHint },
	];
	const description: Column = { name: 'description', label: texts.description, long: true };
	const lists: Record<string, EntryList> = {
		links: entryList(texts, texts.links, [{ name: 'url', label: texts.link, wide: true }]),
		experience: entryList(texts, texts.experience, [
			{ name: 'title', label: texts.titleOfJob },
			{ name: 'company', label: texts.company },
			...dates,
			description,
		]),
		education: entryList(texts, texts.education, [
			{ name: 'degree', label: texts.degree },
			{ name: 'institution', label: texts.institution },
			...dates,
			description,
		]),
		languages: entryList(texts, texts.languages, [
			{ name: 'language', label: texts.languageName },
			{ name: 'level', label: texts.level },
		]),
		notes: entryList(texts, texts.notes, [{ name: 'text', label: texts.note, long: true }]),
	};
	const pools = offers.pools.map(({ id, name }) => {
		const box = h('input', { type: 'checkbox', value: id, id: nextId() });
		return { box, row: h('label', { class: 'check', for: box.id }, box, ` ${name}`) };
	});
	const poolRows = pools.map(({ row }) => row);

	const element = h(
		'div',
		{},
		group(
			texts.person,
			h(
				'div',
				{ class: 'grid' },
				single('firstName', texts.firstName),
				single('lastName', texts.lastName),
				single('email', texts.email, 'email'),
				single('phone', texts.phone, 'tel'),
				single('location', texts.location),
			),
		),
		lists.links?.element,
		lists.experience?.element,
		lists.education?.element,
		group(texts.skills, skills, h('small', {}, texts.skillsHint)),
		lists.languages?.element,
		group(
			texts.talent,
			h(
				'div',
				{ class: 'grid' },
				choice('status', texts.status, offers.statuses),
				choice('language', texts.preferredLanguage, offers.languages),
			),
			h(
				'fieldset',
				{ class: 'inner' },
				h('legend', {}, texts.pools),
				...(poolRows.length > 0 ? poolRows : [h('p', {}, texts.noPools)]),
			),
		),
		lists.notes?.element,
	);

	function controlAt(field: string): Control | undefined {
		const [name = '', index, column] = field.split(/[.[\]]+/).filter(Boolean);
		if (name === 'skills') return skills;
		return singles[name] ?? lists[name]?.controlAt(Number(index ?? 0), column ?? '');
	}

	return {
		element,
		fill(candidate) {
			for (const [name, control] of Object.entries(singles)) {
				const value = textAt(candidate, name) || textAt(at(candidate, name), 'id');
				if (value !== '') control.value = value;
			}
			const words = listAt(candidate, 'skills').filter((skill) => typeof skill === 'string');
			if (words.length > 0) skills.value = words.join('\n');
			for (const [name, list] of Object.entries(lists)) {
				const entries = listAt(candidate, name);
				if (entries.length > 0) list.fill(entries);
			}
			const chosen = listAt(candidate, 'pools').map((pool) =>
				typeof pool === 'string' ? pool : textAt(pool, 'id'),
			);
			for (const { box } of pools) if (chosen.includes(box.value)) box.checked = true;
		},
		read() {
			const filled = Object.entries(singles)
				.map(([name, control]) => [name, control.value.trim()] as const)
				.filter(([, value]) => value !== '');
			return {
				...Object.fromEntries(filled),
				skills: skills.value
					.split('\n')
					.map((skill) => skill.trim())
					.filter(Boolean),
				...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.read()])),
				pools: pools.filter(({ box }) => box.checked).map(({ box }) => box.value),
			};
		},
		mark(problems) {
			for (const control of element.querySelectorAll('[aria-invalid]')) {
				control.removeAttribute('aria-invalid');
			}
			const wrong = problems.flatMap(({ field }) => controlAt(field) ?? []);
			for (const control of wrong) control.setAttribute('aria-invalid', 'true');
			wrong[0]?.focus();
		},
		onChange(callback) {
			element.addEventListener('input', callback);
			element.addEventListener('change', callback);
		},
	};
}

function group(title: string, ...children: Array<Node | undefined>): HTMLElement {
	return h('fieldset', {}, h('legend', {}, title), ...children);
}

function entryList(texts: Texts, title: string, columns: Column[]): EntryList {
	let rows: Array<{ element: HTMLElement; controls: Map<string, Control> }> = [];
	const container = h('div', {});

	function add(entry: unknown): Map<string, Control> {
		const controls = new Map<string, Control>();
		const fields = columns.map(({ name, label, hint, long, wide }) => {
			const control = long
				? h('textarea', { rows: '3' })
				: h('input', { type: 'text', autocomplete: 'off', placeholder: hint });
			control.value = textAt(entry, name);
			controls.set(name, control);
			const field = labelled(label, control);
			field.classList.add(long || wide ? 'wide' : hint === undefined ? 'text' : 'date');
			return field;
		});
		const remove = button(
			texts.remove,
			() => {
				rows = rows.filter((row) => row.element !== element);
				element.remove();
				container.dispatchEvent(new Event('change', { bubbles: true }));
				adder.focus();
			},
			{ class: 'quiet', 'aria-label': `${texts.remove}: ${title}` },
		);
		const element = h(
			'div',
			{ class: 'entry', role: 'group', 'aria-label': `${title} ${rows.length + 1}` },
			h('div', { class: 'grid' }, ...fields),
			remove,
		);
		rows.push({ element, controls });
		container.append(element);
		return controls;
	}

	const adder = button(
		texts.add,
		() => {
			const [first] = add({}).values();
			first?.focus();
		},
		{ class: 'quiet', 'aria-label': `${texts.add}: ${title}` },
	);

	return {
		element: group(title, container, adder),
		fill(entries) {
			for (const { element } of rows) element.remove();
			rows = [];
			for (const entry of entries) add(entry);
		},
		read() {
			return rows
				.map(({ controls }) =>
					Object.fromEntries(
						[...controls]
							.map(([name, control]) => [name, control.value.trim()] as const)
							.filter(([, value]) => value !== ''),
					),
				)
				.filter((entry) => Object.keys(entry).length > 0);
		},
		controlAt: (index, column) =>
			rows[index]?.controls.get(column) ?? rows[index]?.controls.values().next().value,
	};
}
