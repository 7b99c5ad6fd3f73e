import type { Candidate } from '../model';
import { normalUrl } from './fields';

type Link = Candidate['links'][number];

const typesByHost: Record<string, Link['type']> = {
	'linkedin.com': 'linkedin',
	'xing.com': 'xing',
	'github.com': 'github',
};

/** A link with its type, which is found by the address unless it is given. */
export function linkOf(url: string, type?: string): Link {
	const normal = normalUrl(url);
	const host = new URL(normal).hostname.replace(/^www\./, '');
	const known = Object.entries(typesByHost).find(
		([domain]) => host === domain || host.endsWith(`.${domain}`),
	);
	return { type: type ?? known?.[1] ?? 'website', url: normal };
}

/** Links without those that are there twice. */
export function uniqueLinks(links: Link[]): Link[] {
	return [...new Map(links.map((link) => [link.url, link])).values()];
}
