import { html } from './html';
import type { Html } from './html';

export function statePage(_control: unknown): Html {
	return html`<h1>Sandbox</h1>`;
}
