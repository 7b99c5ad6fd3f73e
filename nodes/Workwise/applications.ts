import type { IExecuteFunctions } from 'n8n-workflow';
import type { OperationResult } from '../../shared/node/operation';
import type { RecordWriter } from '../../shared/node/records';
import type { Received } from '../../shared/http/contractClient';
import { reportUnreadable } from '../../shared/node/unreadable';
import type { ApplicationFilter, WorkwiseClient } from '../../shared/vendors/workwise/client';
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
): Promise<OperationResult> {
	const application = toApplication(record);
	if (!download || application.documents.length === 0) return write({ record: application, raw });
	const complete = await withDocuments(context, client, application);
	return { ...write({ record: complete.application, raw }), binary: complete.binary };
}

/** All applications that fit, as items. */
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
		results.push(await applicationItem(context, client, application, write, download));
	}
	return results;
}
