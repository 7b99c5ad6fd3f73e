/** Addresses of a person's profiles. They come from outside, and a person will click on them. */

/** Whether it is an address that a browser may be sent to: http or https, with a host. */
export function isWebAddress(text: string | null | undefined): text is string {
	return text !== null && text !== undefined && toWebAddress(text) === text.trim();
}

/**
 * The address with its scheme, which people leave out (`www.linkedin.com/in/x`); `undefined` for everything that is no
 * web address, such as `javascript:` and `data:`.
 */
export function toWebAddress(text: string): string | undefined {
	const trimmed = text.trim();
	const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(trimmed);
	const address = hasScheme ? trimmed : `https://${trimmed}`;
	if (/\s|^\//.test(trimmed) || !/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		return undefined;
	}
	// A single word is no address; a service of the own network has a port or a scheme.
	const { hostname } = new URL(address);
	return hasScheme || hostname.includes('.') ? address : undefined;
}

/** Sites whose language versions show the same profiles: `de.linkedin.com` is `linkedin.com`. */
const sitesWithLanguages = ['linkedin.com', 'xing.com'];

/**
 * The form in which two links to one profile are equal: without scheme, `www.`, language version, query, fragment and
 * slash at the end. Upper and lower case are the same in the host, and in the paths of LinkedIn, Xing and GitHub.
 */
export function normaliseProfileLink(link: string): string {
	const address = toWebAddress(link);
	if (!address) return link.trim().toLowerCase();
	const { host, pathname } = new URL(address);
	const bare = host.replace(/^www\./, '');
	const site = sitesWithLanguages.find((name) => bare.endsWith(`.${name}`)) ?? bare;
	const path = decoded(pathname).replace(/\/+$/, '');
	const ignoresCase = [...sitesWithLanguages, 'github.com'].includes(site);
	return site + (ignoresCase ? path.toLowerCase() : path);
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
