import { z, type ZodTypeAny } from 'zod';
import { addressProblem } from '../files/publicAddress';
import { isDay } from '../model/values';

/** The kinds of fields that the accepted forms are made of, with the limits of what a candidate may hold. */

/** Entries of one list. */
const mostEntries = 200;

/** One line, such as a name or a title. */
export const line = z.string().max(300);

/** Several paragraphs. */
export const longText = z.string().max(20_000);

export const email = z
	.string()
	.max(254)
	.regex(/^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\].]+$/, {
		message: 'is not an e-mail address',
	});

export const phone = z
	.string()
	.max(50)
	.regex(/^[\d\s+()/.;=a-z-]*\d[\d\s+()/.;=a-z-]*$/i, { message: 'is not a phone number' });

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const partialDatePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const dateMessage = 'must be a date: YYYY, YYYY-MM or YYYY-MM-DD';

/** Whether text is a year, a month or a day of the calendar. */
export function isPartialDate(text: string): boolean {
	return partialDatePattern.test(text) && isDay(`${text}-01-01`.slice(0, 10));
}

export const partialDate = z
	.string()
	.regex(partialDatePattern, { message: dateMessage })
	.refine((text) => !partialDatePattern.test(text) || isPartialDate(text), {
		message: 'is not a day of the calendar',
	});

/** A date, or a moment of which the day counts; schema.org has years as numbers, too. */
export const dateOrMoment = z
	.union([z.string(), z.number().int()])
	.refine((value) => isPartialDate(dayOf(value)), { message: dateMessage });

/** The date of a moment. */
export function dayOf(value: string | number): string {
	return String(value).replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');
}

export const httpUrl = z
	.string()
	.max(2000)
	.superRefine((text, context) => {
		const message = urlProblem(text);
		if (message) context.addIssue({ code: 'custom', message });
	})
	.describe('An address that begins with http:// or https://');

/** An address from which a target fetches a file. What is checked, `addressProblem` says. */
export const fileUrl = httpUrl.superRefine((text, context) => {
	const message = addressProblem(normalUrl(text));
	if (message && !urlProblem(text)) context.addIssue({ code: 'custom', message });
});

/** Addresses are clicked by people: anything else than a web page could run there, or carry a password. */
function urlProblem(text: string): string | undefined {
	const url = parseUrl(text);
	if (!url) return 'is not a web address';
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		return 'must be an address that begins with http:// or https://';
	}
	if (url.username || url.password) return 'must not hold a user name or password';
	return undefined;
}

/** An address that was checked, in its normal form. */
export function normalUrl(text: string): string {
	return parseUrl(text)?.href ?? text;
}

/** People leave out `https://`. A text with any other scheme stays what it is. */
function parseUrl(text: string): URL | undefined {
	const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text);
	// The URL class would take control characters out, and "java\nscript:" for a scheme.
	if (/[\s\p{Cc}<>"`]/u.test(text)) return undefined;
	try {
		const url = new URL(hasScheme ? text : `https://${text}`);
		// A word alone, or a path, is not an address.
		return hasScheme || /^[^/.]+\.[^/]/.test(text) ? url : undefined;
	} catch {
		return undefined;
	}
}

/** ISO 639-1, with or without a region: `de`, `de-AT`. */
export const languageCode = z.string().regex(/^[a-z]{2}(-[A-Za-z]{2,4})?$/, {
	message: 'must be a language code of two letters, e.g. de',
});

export function list<Item extends ZodTypeAny>(item: Item) {
	return z.array(item).max(mostEntries);
}

/** A file name that the person who opens the file sees. */
export const fileName = z.string().max(255);
