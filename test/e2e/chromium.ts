import { existsSync } from 'node:fs';

import type { Installation } from './install';

/**
 * What is used of playwright-core. It is installed beside the real n8n, so its own types are not
 * there when the package is type checked.
 */
export interface Locator {
	allInnerTexts(): Promise<string[]>;
	check(): Promise<void>;
	click(): Promise<void>;
	count(): Promise<number>;
	dblclick(): Promise<void>;
	evaluate(script: (element: { scrollIntoView(atTop: boolean): void }) => void): Promise<void>;
	fill(text: string): Promise<void>;
	first(): Locator;
	inputValue(): Promise<string>;
	isDisabled(): Promise<boolean>;
	getAttribute(name: string): Promise<string | null>;
	getByTestId(id: string): Locator;
	innerText(): Promise<string>;
	locator(selector: string): Locator;
	selectOption(choice: { index: number } | { label: string }): Promise<unknown>;
	waitFor(options?: { state?: 'visible' | 'hidden'; timeout?: number }): Promise<void>;
}

export interface Page {
	evaluate(script: string): Promise<unknown>;
	getByLabel(text: string): Locator;
	getByRole(role: string, options: { name: string; exact?: boolean }): Locator;
	getByTestId(id: string): Locator;
	goto(url: string): Promise<unknown>;
	keyboard: { press(key: string): Promise<void> };
	locator(selector: string, options?: { has: Locator }): Locator;
	mouse: { move(x: number, y: number): Promise<void> };
	on(event: 'pageerror' | 'console', listener: (message: unknown) => void): unknown;
	screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown>;
	url(): string;
	setContent(html: string): Promise<unknown>;
	setDefaultTimeout(milliseconds: number): void;
	waitForTimeout(milliseconds: number): Promise<void>;
	waitForURL(matches: (url: URL) => boolean): Promise<void>;
}

interface Browser {
	newPage(options: {
		viewport: { width: number; height: number };
		deviceScaleFactor: number;
		locale: string;
	}): Promise<Page>;
	close(): Promise<void>;
}

interface Playwright {
	chromium: {
		launch(options: { executablePath: string; args: string[] }): Promise<Browser>;
	};
	selectors: { setTestIdAttribute(name: string): void };
}

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Without them Chromium asks the network for this and that at every start. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Undefined where there is no Chromium. */
export function findChromium(): string | undefined {
	return [process.env.CHROMIUM ?? '', ...EXECUTABLES].find((path) => path && existsSync(path));
}

/** A page of an empty Chromium, without a window. */
export async function openPage(
	installation: Installation,
	executablePath: string,
): Promise<{ page: Page; close(): Promise<void> }> {
	const playwright: Playwright = installation.require('playwright-core');
	playwright.selectors.setTestIdAttribute('data-test-id');
	const browser = await playwright.chromium.launch({ executablePath, args: ARGUMENTS });
	const page = await browser.newPage({
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: 1.5,
		locale: 'en-GB',
	});
	// A busy machine takes long to draw the editor.
	page.setDefaultTimeout(90_000);
	return { page, close: async () => await browser.close() };
}
