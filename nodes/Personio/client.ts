import { z } from 'zod';
import { createCaller } from '../../shared/http/caller';
import { Failure } from '../../shared/http/failure';
import type { FilePart } from '../../shared/http/request';
import type { ConnectOptions, VendorApi } from '../../shared/http/vendorApi';
import { personioEndpoints, system } from './contract';
import { readCredential, type PersonioAccount } from './credentials';
import { noFeed, readFeed, type Feed } from './feed';
import { readFailure } from './errors';

/** The body of the create call, in Personio's names. */
export interface ApplicationBody {
	first_name: string;
	last_name: string;
	email: string;
	job_position_id: number;
	recruiting_channel_id?: number;
	external_posting_id?: string;
	message?: string;
	/** YYYY-MM-DD, not in the future. */
	application_date?: string;
	phase?: { type: 'system'; id: string } | { type: 'custom'; id: number };
	tags?: string[];
	files?: Array<{ uuid: string; original_filename: string; category: string }>;
	attributes?: Array<{ id: string; value: string }>;
}

const uploadedSchema = z.object({
	uuid: z.string().min(1),
	size: z.number(),
	mimetype: z.string(),
	original_filename: z.string(),
	extension: z.string(),
});

/** A document that waits at Personio for its application. */
export type UploadedDocument = z.infer<typeof uploadedSchema>;

export interface PersonioClient {
	readonly account: PersonioAccount;
	/** Published positions; texts are in that language (German when absent). @throws Failure */
	feed(language?: string): Promise<Feed>;
	/**
	 * Personio keeps each upload and lists none: one that no application names is attached to nothing. `repeatable`: that
	 * may be so.
	 *
	 * @throws Failure; `validation` for a type or size that Personio does not take
	 */
	uploadDocument(file: FilePart, options: { repeatable: boolean }): Promise<UploadedDocument>;
	/** Personio tells no id of the application. @throws Failure; `duplicate` when the e-mail has applied for the job */
	createApplication(body: ApplicationBody): Promise<void>;
}

/** Personio's first API, with the feed of jobs. */
export const personioApi: VendorApi<PersonioClient> = {
	system,
	name: 'Personio',
	credentialType: 'personioApi',
	api: 'published',
	connect: createClient,
};

/** @throws Failure `validation` for a credential that cannot work */
function createClient(options: ConnectOptions): PersonioClient {
	const account = readCredential(options.credential);
	const caller = createCaller({ name: 'Personio', readFailure }, options);
	const { jobFeed, uploadDocument, createApplication } = personioEndpoints;

	return {
		account,

		async feed(language) {
			try {
				const xml = await caller.text({
					method: jobFeed.method,
					url: account.companyPage + jobFeed.path,
					query: { language },
					headers: { accept: 'application/xml, text/xml' },
					anonymous: true,
				});
				return readFeed(xml, account.companyPage);
			} catch (error) {
				// An unknown company answers with a page, or sends one on to personio.com.
				const status = error instanceof Failure ? (error.details.status ?? 0) : 0;
				throw status === 404 || (status >= 300 && status < 400)
					? noFeed(account.companyPage)
					: error;
			}
		},

		async uploadDocument(file, { repeatable }) {
			return await caller.json(
				{
					method: uploadDocument.method,
					url: account.baseUrl + uploadDocument.path,
					body: { type: 'multipart', fields: {}, files: { file } },
				},
				uploadedSchema,
				{ repeatable },
			);
		},

		async createApplication(body) {
			await caller.text(
				{
					method: createApplication.method,
					url: account.baseUrl + createApplication.path,
					body: { type: 'json', value: body },
				},
				// A second try of an application that did arrive is answered as a duplicate. Any other success than the
				// documented one, such as the page of a proxy, must not be taken for an application.
				{ repeatable: true, success: 201 },
			);
		},
	};
}
