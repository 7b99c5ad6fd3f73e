import { randomBytes } from 'crypto';
import type { Settings } from '../settings';
import { script, style } from './assets';

/** What the page knows of itself, besides what it is told later. */
export interface PageSetup {
	/** Whether its calls need a token. */
	needsToken: boolean;
}

/**
 * The sourcing page. It holds no data and no secret, so everybody may have it; all that it shows comes from the address
 * that it was opened with, or from calls with the token.
 */
export function sourcingPage({ credential }: Settings): {
	html: string;
	headers: Record<string, string>;
} {
	const setup: PageSetup = { needsToken: credential !== undefined };
	const nonce = randomBytes(16).toString('base64');
	const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Sourcing</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main id="page"><noscript>This page needs JavaScript. / Diese Seite braucht JavaScript.</noscript></main>
<script type="application/json" id="setup">${JSON.stringify(setup).replace(/</g, '\\u003c')}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
	return {
		html,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			// n8n's own sandbox for pages of webhooks, and no resources but those of the page itself.
			'content-security-policy': [
				'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
				"default-src 'none'",
				`script-src 'nonce-${nonce}'`,
				`style-src 'nonce-${nonce}'`,
				"connect-src 'self'",
				"base-uri 'none'",
				"form-action 'none'",
				"frame-ancestors 'none'",
			].join('; '),
			'referrer-policy': 'no-referrer',
		},
	};
}
