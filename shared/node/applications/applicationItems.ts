import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, Received } from '../../http/contractClient';
import type { Failure } from '../../http/failure';
import type { Application, Document } from '../../model';
import { reportMissingFile, withDocuments, type DocumentSource } from '../files/documentDownloads';
import type { OperationResult } from '../run/operation';
import { readLimit, readParameter } from '../panel/parameters';
import { recordWriter, type RecordWriter } from '../run/records';
import { reportUnreadable } from '../run/unreadable';

/** A service whose applications are read. `Own` is its own form of them. */
export interface ApplicationSource<Own, Filter> extends DocumentSource {
	/** What the service calls an application, where it is another word. */
	noun?: string;
	applications(filter: Filter, options: ListOptions): AsyncIterable<Received<Own>>;
	application(applicationId: string): Promise<Received<Own>>;
	toApplication(record: Own): Application;
}

/** The application with this id as an item, with its files when the node says so. */
export async function oneApplication<Own>(
	context: IExecuteFunctions,
	itemIndex: number,
	source: ApplicationSource<Own, never>,
	applicationId: string,
): Promise<OperationResult> {
	return await applicationItem(context, source, await source.application(applicationId), {
		download: readDownload(context, itemIndex),
		write: recordWriter(context, itemIndex),
	});
}

/**
 * All applications that fit as items, as many as the node's "Limit" says. One file that is gone at the service must not
 * hold up all the others: its application goes on without it, and what creates it in a target decides about missing
 * documents.
 */
export async function manyApplications<Own, Filter>(
	context: IExecuteFunctions,
	itemIndex: number,
	source: ApplicationSource<Own, Filter>,
	filter: Filter,
): Promise<OperationResult[]> {
	const limit = readLimit(context, itemIndex);
	const output: ItemOutput = {
		download: readDownload(context, itemIndex),
		write: recordWriter(context, itemIndex),
		onMissingFile: (applicationId, document, failure) =>
			reportMissingFile(context, applicationId, document, failure),
	};
	const results: OperationResult[] = [];
	const applications = source.applications(filter, {
		...(limit !== undefined && { limit }),
		onUnreadable: (record) => reportUnreadable(context, source.noun ?? 'application', record),
	});
	for await (const application of applications) {
		results.push(await applicationItem(context, source, application, output));
	}
	return results;
}

interface ItemOutput {
	download: boolean;
	write: RecordWriter;
	/** Told of a file that is gone or damaged; without it such a file is an error. */
	onMissingFile?(applicationId: string, document: Document, failure: Failure): void;
}

async function applicationItem<Own>(
	context: IExecuteFunctions,
	source: ApplicationSource<Own, never>,
	{ record, raw }: Received<Own>,
	{ download, write, onMissingFile }: ItemOutput,
): Promise<OperationResult> {
	const application = source.toApplication(record);
	if (!download || application.documents.length === 0) return write({ record: application, raw });
	const complete = await withDocuments(context, source, application, {
		...(onMissingFile && {
			onMissing: (document: Document, failure: Failure) =>
				onMissingFile(application.id, document, failure),
		}),
	});
	return { ...write({ record: complete.application, raw }), binary: complete.binary };
}

function readDownload(context: IExecuteFunctions, itemIndex: number): boolean {
	return readParameter(context, 'downloadDocuments', itemIndex, z.boolean(), 'Download Documents');
}
