import type { IBinaryData, IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../../shared/http/failure';
import { binaryFieldName, storeFile } from '../../shared/node/documents';
import { resultOrOwnFailure } from '../../shared/node/unreadable';
import type { Application, Document } from '../../shared/model';
import type { WorkwiseClient } from '../../shared/vendors/workwise/client';

/** Downloads one document. @throws Failure; also when fewer bytes arrive than Workwise says it has */
export async function fetchDocument(
	context: IExecuteFunctions,
	client: WorkwiseClient,
	applicationId: string,
	document: Document,
): Promise<IBinaryData> {
	const binary = await client.document(
		applicationId,
		document.id ?? '',
		async (body) => await storeFile(context, body, document.name, document.mimeType),
	);
	if (document.size !== undefined && binary.bytes !== undefined && binary.bytes !== document.size) {
		throw new Failure({
			kind: 'contract',
			service: 'Workwise',
			message: `The document "${document.name}" has arrived with ${binary.bytes} of ${document.size} bytes`,
			remedy: 'Run it again. If it stays so, the file at Workwise is damaged.',
		});
	}
	return binary;
}

/**
 * The application with each document naming the binary field that holds its file.
 * @param onUnreadable told of a file that is gone or damaged at Workwise, which then stays without a binary field;
 * without it such a file is an error
 */
export async function withDocuments<Record extends Application>(
	context: IExecuteFunctions,
	client: WorkwiseClient,
	application: Record,
	onUnreadable?: (document: Document, failure: Failure) => void,
): Promise<{ application: Record; binary: IBinaryKeyData }> {
	const binary: IBinaryKeyData = {};
	const documents: Document[] = [];
	for (const [index, document] of application.documents.entries()) {
		const field = binaryFieldName(index);
		const fetching = fetchDocument(context, client, application.id, document);
		const file = await (onUnreadable ? resultOrOwnFailure(fetching) : fetching);
		if (file instanceof Failure) {
			onUnreadable?.(document, file);
			documents.push(document);
			continue;
		}
		binary[field] = file;
		documents.push({ ...document, binary: field });
	}
	return { application: { ...application, documents }, binary };
}
