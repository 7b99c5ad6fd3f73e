import type { Settings } from '../settings';

export function sourcingPage(_settings: Settings): {
	html: string;
	headers: Record<string, string>;
} {
	return { html: '', headers: {} };
}
