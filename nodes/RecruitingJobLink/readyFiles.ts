import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../shared/http/failure';
import type { RoutedLink } from '../../shared/links/route';
import type { Application, Document } from '../../shared/model';
import {
	reportMissingFile,
	withDocuments,
	type DocumentSource,
} from '../../shared/node/files/documentDownloads';
import { hasFile } from '../../shared/node/files/itemFiles';
import { connectSource } from '../systems';
import { downloadsOf } from './parameters';

type WithDocuments = Pick<Application, 'id' | 'documents'>;

/** What comes of fetching the files of an application that is ready. */
export interface ReadyFiles {
	/** Each that was fetched names its binary field. */
	documents: Document[];
	binary: IBinaryKeyData;
	/** Why it has to wait after all. */
	waits?: Pick<RoutedLink, 'reason' | 'message'>;
}

/**
 * Fetches the files of one application from its source, as far as they are not on the item; `undefined` if the node is
 * told to leave them alone, or the source has none.
 */
export async function fileFetcher(
	context: IExecuteFunctions,
	sourceSystem: string,
): Promise<((itemIndex: number, application: WithDocuments) => Promise<ReadyFiles>) | undefined> {
	const downloads = downloadsOf(context, sourceSystem);
	const source = downloads && (await connectSource(context, sourceSystem))?.documents;
	if (!source) return undefined;
	const mayWait = downloads.whenMissing === 'wait';
	return async (itemIndex, application) => {
		const missing: Array<{ document: Document; failure: Failure }> = [];
		const { application: complete, binary } = await withDocuments(context, source, application, {
			taken: context.getInputData()[itemIndex]?.binary ?? {},
			isNeeded: (document) =>
				// An application that will wait needs no further file.
				!(mayWait && missing.length > 0) &&
				// Without an ID there is nothing to ask for; an address is left to what creates the application.
				document.id !== undefined &&
				!hasFile(context, itemIndex, document),
			onMissing: (document, failure) => missing.push({ document, failure }),
		});
		const { documents } = complete;
		const [first] = missing;
		if (!first) return { documents, binary };
		if (mayWait) {
			return { documents: application.documents, binary: {}, waits: reasonOf(source, first) };
		}
		for (const { document, failure } of missing) {
			reportMissingFile(context, application.id, document, failure);
		}
		return { documents, binary };
	};
}

function reasonOf(
	{ name }: DocumentSource,
	{ document, failure }: { document: Document; failure: Failure },
): ReadyFiles['waits'] {
	return {
		reason: 'documentsUnavailable',
		message: `The file of document ${document.id ?? ''} could not be fetched from ${name}: ${failure.message}. It is asked for again in every run. To export the application without it, set the option 'Missing Documents'.`,
	};
}
