const link = /<([^>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
const parameter = /;\s*([^\s=;,"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g;

/** The URL of the first link with the relation `next` in a Link header (RFC 8288), as it stands there. */
export function nextLinkOf(header: string | undefined): string | undefined {
	for (const [, url = '', parameters = ''] of (header ?? '').matchAll(link)) {
		if (relationsOf(parameters).includes('next')) return url.trim();
	}
	return undefined;
}

/** In lower case. Of several `rel` parameters, the first one counts. */
function relationsOf(parameters: string): string[] {
	for (const [, name = '', quoted, token = ''] of parameters.matchAll(parameter)) {
		if (name.toLowerCase() === 'rel') return (quoted ?? token).toLowerCase().split(/\s+/);
	}
	return [];
}
