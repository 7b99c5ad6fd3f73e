import ipaddr from 'ipaddr.js';

/** Ends of names that only a machine or its own network knows: RFC 6761, 6762, 8375, 9476, and what offices use. */
const privateEnds: readonly string[] = [
	'corp',
	'home',
	'home.arpa',
	'internal',
	'intranet',
	'lan',
	'local',
	'localhost',
	'private',
];

/** Public names that lead to any address that is written into them, or to this machine. */
const ownNames: readonly string[] = [
	'lacolhost.com',
	'localho.st',
	'localtest.me',
	'lvh.me',
	'nip.io',
	'sslip.io',
	'traefik.me',
	'vcap.me',
	'xip.io',
];

/**
 * What speaks against fetching a file from an address, by what the address itself says. Names are not looked up, since
 * nodes may not: a public name that leads to a private address passes.
 * @returns the problem, or `undefined`
 */
export function addressProblem(url: string): string | undefined {
	if (!URL.canParse(url)) return 'is not a web address';
	const { protocol, hostname, username, password } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:') return 'is not a web address';
	if (username || password) return 'must not hold a user name or password';
	return isPrivateHost(hostname) ? 'is not reachable from outside' : undefined;
}

/** Whether only this machine or its network knows the name or address; an IPv6 address may have its brackets. */
export function isPrivateHost(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
	if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
	if (!host.includes('.')) return true;
	return [...privateEnds, ...ownNames].some((end) => host === end || host.endsWith(`.${end}`));
}
