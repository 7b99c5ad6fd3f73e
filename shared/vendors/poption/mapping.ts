import { present, type Job } from '../../model';
import type {
	PoptionCategory,
	PoptionDescribedCategory,
	PoptionExport,
	PoptionJobPosting,
} from './records';

/** The `system` of every Poption record. */
export const poptionSystem = 'poption';

export function toCategory({ id, names, recordCount }: PoptionCategory) {
	return {
		system: poptionSystem,
		id,
		name: names.en,
		norwegianName: names.nb,
		...present({ recordCount }),
	};
}

/** With one entry a column: what it is called in a file, what it holds, and which formats have it. */
export function toDescribedCategory(category: PoptionDescribedCategory) {
	return {
		...toCategory(category),
		columns: category.columns.map(({ key, headers, type, formats }) => ({
			key,
			header: headers.en,
			norwegianHeader: headers.nb,
			type,
			...present({ formats }),
		})),
	};
}

export function toExport(record: PoptionExport) {
	const { id, category, format, status } = record;
	return {
		system: poptionSystem,
		id,
		category,
		format,
		status,
		...present({
			progress: record.progress,
			problem: record.problem,
			language: record.language,
			requestedAt: record.requestedAt,
			finishedAt: record.finishedAt,
			fileName: record.fileName,
			size: record.size,
			reference: record.reference,
		}),
	};
}

export function toJob(posting: PoptionJobPosting): Job {
	const { id, title, status, location, department, url } = posting;
	return {
		system: poptionSystem,
		id,
		title,
		status,
		...present({ location, department, url }),
	};
}
