/**
 * Profile links as the contract compares them: without scheme, "www.", language version of LinkedIn
 * and Xing, query, fragment and slash at the end; upper and lower case are the same.
 */
export function comparable(link: string): string {
	return link
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/[?#].*$/, '')
		.replace(/\/+$/, '')
		.replace(/^(?:www|[a-z]{2})\.(?=(?:linkedin|xing)\.com)/, '')
		.replace(/^www\./, '');
}
