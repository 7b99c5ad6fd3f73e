/** Makes elements. Texts become text nodes, so that no name can be taken for HTML. */

type Attributes = Record<string, string | boolean | undefined>;
type Child = Node | string | undefined;

export function h<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: Child[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value === undefined || value === false) continue;
		element.setAttribute(name, value === true ? '' : value);
	}
	element.append(...children.filter((child) => child !== undefined));
	return element;
}

/** Elements that a label or a description belongs to need an id. */
let ids = 0;

export function nextId(): string {
	ids += 1;
	return `field-${ids}`;
}

/** A control with its label above it. */
export function labelled(text: string, control: HTMLElement, hint?: string): HTMLElement {
	control.id ||= nextId();
	const note = hint === undefined ? undefined : h('small', { id: `${control.id}-hint` }, hint);
	if (note) control.setAttribute('aria-describedby', note.id);
	return h('div', { class: 'field' }, h('label', { for: control.id }, text), control, note);
}

export function button(text: string, onClick: () => void, attributes: Attributes = {}) {
	const element = h('button', { type: 'button', ...attributes }, text);
	element.addEventListener('click', onClick);
	return element;
}

/** A link to another site; a plain text where the address is none of the web. */
export function webLink(address: string, text: string): Node {
	if (!/^https?:\/\//i.test(address)) return document.createTextNode(text);
	return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}
