import { removeExport, type PoptionApi } from './contract';
import type { ExportTask } from './exportTask';
import { isOwn } from './owner';
import { describeExport, type PoptionExport } from './records';

/**
 * What runs of the same owner have left at Poption when they were interrupted: the newest that can be used is given
 * back, the others are removed. A finished export whose file was fetched is left alone where exports are to be kept.
 */
export async function takeLeftover(
	api: PoptionApi,
	{ request, owner, rules, onProgress }: ExportTask,
	now: number,
): Promise<PoptionExport | undefined> {
	const { category, format, language } = request;
	const left: PoptionExport[] = [];
	for await (const { record } of api.list('listExports', {}, { category })) {
		const same = record.format === format && record.language === language;
		if (same && isOwn(record, owner.prefix)) left.push(record);
	}
	left.sort((one, other) => Date.parse(other.requestedAt) - Date.parse(one.requestedAt));

	let taken: PoptionExport | undefined;
	for (const record of left) {
		const use = useOf(record, now - rules.reuseFinishedWithin, rules.removeAtEnd);
		if (use === 'keep') continue;
		if (use === 'take' && !taken) {
			taken = record;
			onProgress({
				message: `An interrupted run has left the export of ${describeExport(record)}: it is used`,
				notable: true,
			});
			continue;
		}
		await removeExport(api, record.id);
		onProgress({
			message: `An earlier run has left the export of ${describeExport(record)}: it was removed`,
			notable: true,
		});
	}
	return taken;
}

function useOf(
	{ status, downloadedAt, finishedAt, requestedAt }: PoptionExport,
	oldest: number,
	removeAtEnd: boolean,
): 'take' | 'remove' | 'keep' {
	if (status === 'queued' || status === 'running') return 'take';
	if (status !== 'finished') return 'remove';
	if (downloadedAt) return removeAtEnd ? 'remove' : 'keep';
	return Date.parse(finishedAt ?? requestedAt) >= oldest ? 'take' : 'remove';
}
