import type { DocumentDraft } from '../node/input/candidateInput';

/** A file that was not sent, and why. */
export interface SkippedFile {
	name: string;
	reason: string;
}

/** The files that a candidate does not have by their names. Of two files with one name, each counts. */
export function newFiles(
	known: readonly string[],
	drafts: readonly DocumentDraft[],
): { added: DocumentDraft[]; skipped: SkippedFile[] } {
	const left = [...known];
	const added: DocumentDraft[] = [];
	const skipped: SkippedFile[] = [];
	for (const draft of drafts) {
		const { name } = draft.file;
		const place = left.indexOf(name);
		if (place < 0) {
			added.push(draft);
			continue;
		}
		left.splice(place, 1);
		skipped.push({ name, reason: 'The candidate has a file of this name already' });
	}
	return { added, skipped };
}
