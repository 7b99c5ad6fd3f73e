/**
 * Formula injection: a spreadsheet takes a cell of a csv file for a formula when it begins with = + - @, tab or return.
 * The cure that OWASP names and most programs know is an apostrophe before it. An apostrophe that stands before such
 * a cell already gets one more, so that reading takes away exactly the one that was added.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const startsLikeFormula = /^'*[=+\-@\t\r]/;

/** Phone numbers and signed numbers: without a letter, there is nothing to call or to refer to. */
const onlyNumber = /^[+-][\d ().,/-]*$/;

/** The text so that no spreadsheet takes it for a formula. */
export function neutralise(text: string): string {
	return startsLikeFormula.test(text) && !onlyNumber.test(text) ? `'${text}` : text;
}

/** Takes back what {@link neutralise} did. */
export function restore(text: string): string {
	return text.startsWith("'") && startsLikeFormula.test(text) && !onlyNumber.test(text.slice(1))
		? text.slice(1)
		: text;
}
