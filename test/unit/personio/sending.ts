import type { FilePart } from '../../../shared/http/request';
import type { ApplicationDraft } from '../../../nodes/Personio/application';
import type { Sandbox } from '../../sandbox/server';

export const bytes = Buffer.from('%PDF-1.4 ä any bytes \u0000\u00ff'.repeat(5000), 'latin1');

/** A file that is sent in pieces, and counts how often it is opened. */
export function file(
	name = 'Lebenslauf Größe.pdf',
	content = bytes,
): FilePart & { opened: number } {
	return {
		opened: 0,
		name,
		mimeType: 'application/pdf',
		size: content.byteLength,
		async open() {
			this.opened += 1;
			return pieces(content);
		},
	};
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < content.length; at += 60_000) yield content.subarray(at, at + 60_000);
}

export const body = {
	first_name: 'Łucja',
	last_name: 'Przykładowska',
	email: 'lucja@example.com',
	job_position_id: 2001,
};
export const draft: ApplicationDraft = {
	firstName: 'Łucja',
	lastName: 'Przykładowska',
	email: 'lucja@example.com',
	jobId: '2001',
	tags: [],
	attributes: [],
	documents: [],
};
export const today = new Date().toISOString().slice(0, 10);
/** What the stand-ins were asked at addresses that end so. */
export const requestsTo = (sandbox: Sandbox, path: string) =>
	sandbox.state.requests.filter((entry) => entry.path.endsWith(path));
