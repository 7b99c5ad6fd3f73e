import { invalidInput, type FieldProblem } from '../../shared/http/failure';
import type { TalentryClient } from './api';

/** What a tenant offers to choose from: its pools, statuses and languages. */
export interface Choices {
	/**
	 * @throws Failure `validation` that names every pool, status and language that the tenant does not have, before
	 * anything is written
	 */
	check(chosen: {
		poolIds?: readonly string[];
		statusId?: string;
		language?: string;
	}): Promise<void>;
	/** The code of an offered language, whatever its upper and lower case and region (`de-AT`); else `undefined`. */
	languageCode(language: string): Promise<string | undefined>;
}

/** Each list is read once, when it is needed first. */
export function createChoices(client: TalentryClient): Choices {
	const pools = once(async () => await idsOf(client.list('listPools'), ({ id }) => id));
	const statuses = once(async () => await idsOf(client.list('listStatuses'), ({ id }) => id));
	const languages = once(async () => await idsOf(client.list('listLanguages'), ({ code }) => code));

	return {
		async check({ poolIds = [], statusId, language }) {
			const problems: FieldProblem[] = [];
			const look = (known: ReadonlySet<string>, id: string, field: string) => {
				if (known.has(id)) return;
				problems.push({ field, message: `${id} is not there in Talentry` });
			};
			for (const poolId of poolIds) look(await pools(), poolId, 'Pool');
			if (statusId) look(await statuses(), statusId, 'Status');
			if (language) look(await languages(), language, 'Preferred Language');
			if (problems.length === 0) return;
			const named = problems.map(({ field, message }) => `${field} ${message}`).join('; ');
			throw invalidInput(
				`The talent cannot be written: ${named}`,
				problems,
				'Nothing was written. Choose from the lists of the node, which show what the tenant has.',
			);
		},
		async languageCode(language) {
			const known = [...(await languages())];
			const wanted = language.trim().toLowerCase();
			return (
				known.find((code) => code.toLowerCase() === wanted) ??
				known.find((code) => code.toLowerCase() === wanted.split(/[-_]/)[0])
			);
		},
	};
}

async function idsOf<T>(
	list: AsyncIterable<{ record: T }>,
	toId: (record: T) => string,
): Promise<ReadonlySet<string>> {
	const ids = new Set<string>();
	for await (const { record } of list) ids.add(toId(record));
	return ids;
}

/** A read that failed is tried again the next time. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
	let reading: Promise<T> | undefined;
	return async () => {
		if (!reading) {
			reading = read();
			reading.catch(() => {
				reading = undefined;
			});
		}
		return await reading;
	};
}
