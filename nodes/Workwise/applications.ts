import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../shared/http/failure';
import type { Document } from '../../shared/model';
import type { OperationResult } from '../../shared/node/operation';
import type { RecordWriter } from '../../shared/node/records';
import { reportUnreadable } from '../../shared/node/unreadable';
import type {
	ApplicationFilter,
	Received,
	WorkwiseClient,
} from '../../shared/vendors/workwise/client';
import { toApplication } from '../../shared/vendors/workwise/mapping';
import type { WorkwiseApplication } from '../../shared/vendors/workwise/records';
import { withDocuments } from './documents';

/** One application as an item, with its files when asked. */
export async function applicationItem(
	context: IExecuteFunctions,
	client: WorkwiseClient,
	{ record, raw }: Received<WorkwiseApplication>,
	write: RecordWriter,
	download: boolean,
	onUnreadable?: (document: Document, failure: Failure) => void,
): Promise<OperationResult> {
	const application = toApplication(record);
	if (!download || application.documents.length === 0) return write({ record: application, raw });
	const complete = await withDocuments(context, client, application, onUnreadable);
	return { ...write({ record: complete.application, raw }), binary: complete.binary };
}

/**
 * All applications that fit, as items. One file that is gone at Workwise must not hold up all the others: its
 * application goes on without it, and what creates it in a target decides about missing documents.
 */
export async function applicationItems(
	context: IExecuteFunctions,
	client: WorkwiseClient,
	filter: ApplicationFilter,
	{ limit, download, write }: { limit?: number; download: boolean; write: RecordWriter },
): Promise<OperationResult[]> {
	const results: OperationResult[] = [];
	const applications = client.applications(filter, {
		...(limit !== undefined && { limit }),
		onUnreadable: (record) => reportUnreadable(context, 'application', record),
	});
	for await (const application of applications) {
		const { id } = application.record;
		results.push(
			await applicationItem(context, client, application, write, download, (document, failure) =>
				reportMissingFile(context, id, document, failure),
			),
		);
	}
	return results;
}

function reportMissingFile(
	context: IExecuteFunctions,
	applicationId: string,
	document: Document,
	failure: Failure,
): void {
	const message = `The file of document ${document.id ?? ''} of application ${applicationId} could not be fetched, and its application goes on without it: ${failure.message}`;
	context.logger.warn(message);
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}
