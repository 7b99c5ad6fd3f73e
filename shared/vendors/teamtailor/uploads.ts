import type { FileAddress } from './candidateDraft';
import type { TeamtailorClient } from './client';
import { createOnce } from './createOnce';

/**
 * Adds the files that the candidate does not have by their name, and gives the ids of those that it added. The files of
 * one candidate are added by one item at a time, so that two items never add the same file.
 * @param isNew the candidate has just been created, so its files are those that this execution has added
 */
export async function addUploads(
	client: TeamtailorClient,
	candidateId: string,
	files: readonly FileAddress[],
	isNew: boolean,
): Promise<string[]> {
	if (files.length === 0) return [];
	const { uploads } = client.memory;
	return await uploads.inTurn(candidateId, async () => {
		const known = new Map<string, string>();
		const readKnown = async () => {
			for await (const { record } of client.candidateUploads(candidateId)) {
				known.set(record.attributes['file-name'] ?? '', record.id);
			}
		};
		if (!isNew || uploads.candidateIds.has(candidateId)) await readKnown();
		uploads.candidateIds.add(candidateId);
		const added: string[] = [];
		for (const { name, url } of files) {
			if (known.has(name)) continue;
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
		return added;
	});
}
