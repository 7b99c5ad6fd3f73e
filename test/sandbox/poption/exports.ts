import { findCategory } from './categories';
import { renderFile } from './files';
import { SLOTS, type CategoryId, type Export, type Format, type Language, type Row } from './model';

/** How an export ends. */
export const FATES = ['finish', 'fail', 'stick'] as const;
export type Fate = (typeof FATES)[number];

export interface NewExport {
	category: CategoryId;
	format: Format;
	language: Language;
	reference: string | null;
	durationMs: number;
	fate: Fate;
	/** The records as they are at the start. */
	rows: readonly Row[];
}

interface Running extends NewExport {
	record: Export;
	requestedMs: number;
	bytes?: Buffer;
}

export interface Exports {
	/** Newest first, as they are now. */
	all(): Promise<Export[]>;
	find(id: string): Promise<Export | undefined>;
	/** Those that are queued or running, as they were when they were last asked for. */
	unfinished(): Export[];
	start(fresh: NewExport): Promise<Export>;
	/** The file of a finished export. */
	file(id: string): Buffer | undefined;
	delete(id: string): boolean;
	/** Makes an unfinished export end now: with its file, with a failure, or never. */
	end(id: string, fate: Fate): void;
	downloaded(id: string): void;
}

/** Where a failing export fails, and a stuck one stays, in percent. */
const STOP = 40;
/** Progress goes in steps of this many percent. */
const STEP = 10;
/** The share of its time that an export is queued. */
const QUEUED_SHARE = 0.1;

/** The exports of a company; their progress follows from the time alone. */
export function createExports(now: () => number): Exports {
	const exports = new Map<string, Running>();
	let lastNumber = 0;

	async function settle(running: Running): Promise<Export> {
		const { record, durationMs, fate, requestedMs } = running;
		if (record.status === 'finished' || record.status === 'failed') return record;
		const queuedMs = durationMs * QUEUED_SHARE;
		const elapsed = now() - requestedMs - queuedMs;
		if (elapsed < 0) return record;
		const workMs = durationMs - queuedMs;
		const percent = workMs === 0 ? 100 : Math.min(100, (elapsed / workMs) * 100);
		const progress =
			Math.floor((fate === 'finish' ? percent : Math.min(percent, STOP)) / STEP) * STEP;
		const momentOf = (percentage: number) =>
			new Date(requestedMs + queuedMs + (workMs * percentage) / 100).toISOString();
		record.status = 'running';
		record.startedAt = momentOf(0);
		record.progress = progress;
		record.progressAt = momentOf(progress);
		if (fate === 'fail' && percent >= STOP) {
			record.status = 'failed';
			record.problem = 'The file could not be written.';
			record.finishedAt = momentOf(STOP);
		}
		if (fate === 'finish' && percent >= 100) await finish(running, momentOf(100));
		return record;
	}

	async function finish(running: Running, finishedAt: string): Promise<void> {
		const { category, format, language, rows, record } = running;
		const described = findCategory(category);
		if (!described) throw new Error(`There is no category ${category}`);
		running.bytes ??= await renderFile(described, format, language, rows);
		record.status = 'finished';
		record.progress = 100;
		record.finishedAt = finishedAt;
		record.size = running.bytes.length;
	}

	return {
		async all() {
			const records: Export[] = [];
			for (const running of exports.values()) records.unshift(await settle(running));
			return records;
		},
		async find(id) {
			const running = exports.get(id);
			return running && (await settle(running));
		},
		unfinished: () =>
			Array.from(exports.values(), ({ record }) => record).filter(
				({ status }) => status === 'queued' || status === 'running',
			),
		async start(fresh) {
			const id = `px-${++lastNumber}`;
			const requestedMs = now();
			const requestedAt = new Date(requestedMs).toISOString();
			const { category, format, language, reference } = fresh;
			const name = findCategory(category)?.names[language].toLowerCase().replaceAll(' ', '-');
			const record: Export = {
				...{ id, category, format, language, reference, requestedAt },
				status: 'queued',
				progress: 0,
				problem: null,
				startedAt: null,
				progressAt: null,
				finishedAt: null,
				downloadedAt: null,
				fileName: `${name}-${requestedAt.slice(0, 10)}.${format}`,
				size: null,
			};
			const running: Running = { ...fresh, record, requestedMs };
			exports.set(id, running);
			return await settle(running);
		},
		file: (id) => exports.get(id)?.bytes,
		delete: (id) => exports.delete(id),
		end(id, fate) {
			const running = exports.get(id);
			if (!running) return;
			running.fate = fate;
			if (fate !== 'stick') running.durationMs = 0;
		},
		downloaded(id) {
			const running = exports.get(id);
			if (running) running.record.downloadedAt = new Date(now()).toISOString();
		},
	};
}

export const ALL_TAKEN = `Poption runs at most ${SLOTS} exports of a company at a time.`;
