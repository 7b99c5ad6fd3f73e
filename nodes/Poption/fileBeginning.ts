import { Failure } from '../../shared/http/failure';
import type { ExportFormat } from './records';

export type FileKind = ExportFormat | 'pdf';

const enough = 64;

/**
 * Looks at how a file begins while it arrives: a service in trouble sends a web page under any name.
 * @param kind what the file claims to be
 */
export function checkBeginning(kind: FileKind): {
	/** @throws Failure `contract` as soon as it is certain */
	add(chunk: Uint8Array): void;
	/** For a file shorter than what is looked at. @throws Failure `contract` */
	end(): void;
} {
	let beginning = new Uint8Array();
	const check = () => {
		const text = Buffer.from(beginning).toString('latin1');
		if (!fits(kind, text)) throw wrongKind(kind, text);
	};
	return {
		add(chunk) {
			if (beginning.length >= enough) return;
			beginning = Buffer.concat([beginning, chunk.subarray(0, enough - beginning.length)]);
			if (beginning.length >= enough) check();
		},
		end() {
			if (beginning.length < enough) check();
		},
	};
}

const zip = 'PK\u0003\u0004';
const pdf = '%PDF-';
/** After a byte-order mark and white space, the first letters of HTML or XML. */
const markup = /^(\xef\xbb\xbf)?\s*<[!?a-z]/i;

function fits(kind: FileKind, text: string): boolean {
	switch (kind) {
		case 'xlsx':
			return text.startsWith(zip);
		case 'pdf':
			return text.startsWith(pdf);
		case 'json':
			return /^(\xef\xbb\xbf)?\s*[[{]/.test(text);
		case 'csv':
			return text !== '' && !text.startsWith(zip) && !text.startsWith(pdf) && !markup.test(text);
	}
}

function wrongKind(kind: FileKind, text: string): Failure {
	return new Failure({
		kind: 'contract',
		service: 'Poption',
		message: `The file that Poption gave as ${kind} is none: it ${likeness(text)}`,
		remedy: 'Run it again. If it stays so, open the file in Poption, and ask support@poption.com.',
	});
}

function likeness(text: string): string {
	if (text === '') return 'is empty';
	if (text.startsWith(zip)) return 'begins like an Excel or ZIP file';
	if (text.startsWith(pdf)) return 'begins like a PDF';
	return markup.test(text) ? 'begins like a web page' : 'begins like nothing of that kind';
}
