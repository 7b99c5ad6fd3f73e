/** What the bookmarklet passes on from the page that a person looks at. */
export interface OpenPage {
	url: string;
	/** The texts of the page's JSON-LD. */
	data: string[];
	firstName: string;
	lastName: string;
	/** What the person has selected. */
	selection: string;
}

/** Runs in the other page, so it uses nothing from here. It reads, opens the sourcing page, and sends nothing. */
function passOn(sourcingPage: string): void {
	const meta = (name: string) =>
		document
			.querySelector(`meta[property="${name}"], meta[name="${name}"]`)
			?.getAttribute('content') ?? '';
	const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
	const page: OpenPage = {
		url: /^https?:/.test(canonical) ? canonical : location.origin + location.pathname,
		data: Array.from(
			document.querySelectorAll('script[type="application/ld+json"]'),
			(element) => element.textContent ?? '',
		).filter((text) => /Person/.test(text) && text.length < 100_000),
		firstName: meta('profile:first_name'),
		lastName: meta('profile:last_name'),
		selection: String(getSelection() ?? '').slice(0, 5000),
	};
	window.open(
		`${sourcingPage}#page=${encodeURIComponent(JSON.stringify(page))}`,
		'_blank',
		'noopener',
	);
}

/** The bookmark's address. */
export function bookmarklet(sourcingPage: string): string {
	const code = `(${passOn.toString()})(${JSON.stringify(sourcingPage)})`;
	return `javascript:${encodeURIComponent(code)}`;
}
