/** A node as its class describes it once it is built. */
export interface BuiltNode {
	/** E.g. `Personio`. */
	className: string;
	description: object;
	/** The names of its webhook methods, by webhook. */
	webhookMethods: Record<string, string[]>;
}

export interface PrintedNode {
	source: string;
	/** By line, counted from 1: where the parameter stands, e.g. `application create · options · batching`. */
	places: string[];
}

interface Line {
	text: string;
	place: string[];
}

/** The node's class as if its description had been written down in full. */
export function printNode({ className, description, webhookMethods }: BuiltNode): PrintedNode {
	const lines: Line[] = [
		"import type { INodeType, INodeTypeDescription } from 'n8n-workflow';",
		"import { NodeConnectionTypes } from 'n8n-workflow';",
		`export class ${className} implements INodeType {`,
		'description: INodeTypeDescription =',
	].map((text) => ({ text, place: [] }));
	lines.push(...printValue(description, '', []), { text: ';', place: [] });
	const webhooks = Object.entries(webhookMethods);
	if (webhooks.length > 0) {
		const printed = webhooks.map(
			([webhook, names]) => `${webhook}: { ${names.map(stub).join(' ')} },`,
		);
		lines.push({ text: `webhookMethods = { ${printed.join(' ')} };`, place: [] });
	}
	lines.push({ text: '}', place: [] });
	return {
		source: lines.map(({ text }) => text).join('\n'),
		places: ['', ...lines.map(({ place }) => place.join(' · '))],
	};
}

const stub = (name: string) => `async ${name}(): Promise<boolean> { return true; },`;

function printValue(value: unknown, key: string, place: string[]): Line[] {
	if (Array.isArray(value)) {
		return enclose(
			'[',
			']',
			place,
			value.map((each) => printValue(each, key, place)),
		);
	}
	if (typeof value === 'object' && value !== null) {
		const here = placeOf(value, place);
		const entries = Object.entries(value).filter(([, each]) => each !== undefined);
		const printed = entries.map(([name, each]) => {
			const [first, ...rest] = printValue(each, name, here);
			return [{ text: `${keyOf(name)}: ${first?.text}`, place: here }, ...rest];
		});
		return enclose('{', '}', here, printed);
	}
	// In the built description it is a word, in the source a name.
	const isMain = value === 'main' && (key === 'inputs' || key === 'outputs');
	const text = typeof value === 'string' ? quote(value) : JSON.stringify(value);
	return [{ text: isMain ? 'NodeConnectionTypes.Main' : text, place }];
}

/** Indented: the rules that offer a correction look for it. */
function enclose(open: string, close: string, place: string[], parts: Line[][]): Line[] {
	const inner = parts.flatMap((lines) =>
		lines.map(({ text, place: its }, at) => ({
			text: `\t${text}${at === lines.length - 1 ? ',' : ''}`,
			place: its,
		})),
	);
	return [{ text: open, place }, ...inner, { text: close, place }];
}

/** In single quotes, as the rules expect it. */
function quote(text: string): string {
	const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
	return `'${inner}'`;
}

/** The rules do not look at quoted names. */
const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** A parameter begins with the resource and operation that it is shown for, and ends with its own name. */
function placeOf(value: object, place: string[]): string[] {
	if (!('name' in value) || typeof value.name !== 'string' || !isShown(value)) return place;
	const shown =
		'displayOptions' in value && place.length === 0 ? shownFor(value.displayOptions) : '';
	return [...place, ...(shown === '' ? [] : [shown]), value.name];
}

/** Of all that has a name, a node itself and its credentials and webhooks are no parameters. */
function isShown(value: object): boolean {
	return 'type' in value || 'value' in value || 'values' in value;
}

function shownFor(displayOptions: unknown): string {
	if (typeof displayOptions !== 'object' || displayOptions === null) return '';
	const show = 'show' in displayOptions ? displayOptions.show : undefined;
	if (typeof show !== 'object' || show === null) return '';
	const listed = new Map(Object.entries(show));
	return [listed.get('resource') ?? [], listed.get('operation') ?? []].flat().join(' ');
}
