import type { FilePart } from '../../../shared/http/request';
import type { ApplicationDraft } from '../../../nodes/Personio/application';
import type { ApplicationBody, PersonioClient } from '../../../nodes/Personio/client';

export const today = '2026-03-10';

export function file(name = 'Lebenslauf.pdf', size = 1000): FilePart {
	return {
		name,
		size,
		mimeType: 'application/pdf',
		open: async () => {
			throw new Error('Not to be read here');
		},
	};
}

export const draft: ApplicationDraft = {
	firstName: 'Jördis',
	lastName: 'Mustermüller',
	email: 'joerdis.mustermueller@example.com',
	jobId: '2001',
	tags: [],
	attributes: [],
	documents: [],
};

/** A client that notes what it is asked to do; `fail` may throw in the place of a call. */
export function clientOf(
	options: {
		customPhases?: Array<{ id: string; name: string }>;
		channelId?: string;
		fail?(call: string): void;
	} = {},
) {
	const calls: string[] = [];
	const bodies: ApplicationBody[] = [];
	const client: PersonioClient = {
		account: {
			companyPage: 'https://acme.jobs.personio.de',
			baseUrl: 'https://api.personio.de',
			customPhases: options.customPhases ?? [{ id: '5001', name: 'Phone interview' }],
			...(options.channelId && { channelId: options.channelId }),
		},
		feed: async () => ({ positions: [], unreadable: [] }),
		uploadDocument: async ({ name, size, mimeType }) => {
			calls.push(`upload ${name}`);
			options.fail?.(`upload ${name}`);
			return {
				uuid: `uuid-${calls.length}`,
				size,
				mimetype: mimeType,
				original_filename: name,
				extension: 'pdf',
			};
		},
		createApplication: async (body) => {
			calls.push('create');
			options.fail?.('create');
			bodies.push(body);
		},
	};
	return { client, calls, bodies };
}
