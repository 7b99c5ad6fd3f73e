import type { FileAddress } from './candidateDraft';
import type { TeamtailorClient } from './client';
import { refuseUnreadable } from './connection';
import { createOnce } from './createOnce';

/** A file that was not sent, and why. */
export interface SkippedFile {
	name: string;
	reason: string;
}

interface AddedUploads {
	/** The ids of those that were added. */
	added: string[];
	skipped: SkippedFile[];
}

/**
 * Adds the files that the candidate does not have by their name. The files of one candidate are added by one item at a
 * time, so that two items never add the same file.
 * @param isNew the candidate has just been created, so its files are those that this execution has added
 */
export async function addUploads(
	client: TeamtailorClient,
	candidateId: string,
	files: readonly FileAddress[],
	isNew: boolean,
): Promise<AddedUploads> {
	if (files.length === 0) return { added: [], skipped: [] };
	const { uploads } = client.memory;
	return await uploads.inTurn(candidateId, async () => {
		const known = new Map<string, string>();
		const readKnown = async () => {
			const list = client.candidateUploads(candidateId, { onUnreadable: refuseUnreadable });
			for await (const { record } of list) {
				known.set(record.attributes['file-name'] ?? '', record.id);
			}
		};
		if (!isNew || uploads.candidateIds.has(candidateId)) await readKnown();
		uploads.candidateIds.add(candidateId);
		const added: string[] = [];
		const skipped: SkippedFile[] = [];
		for (const { name, url } of files) {
			if (known.has(name)) {
				skipped.push({ name, reason: 'The candidate has a file of this name already' });
				continue;
			}
			const id = await createOnce({
				create: async () => (await client.createUpload(candidateId, url, name)).record.id,
				find: async () => {
					await readKnown();
					return known.get(name);
				},
				clock: client.clock,
				signal: client.signal,
			});
			known.set(name, id);
			added.push(id);
		}
		return { added, skipped };
	});
}
