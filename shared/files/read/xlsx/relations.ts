import type { Archive } from '../../archive';
import { parseWholeXml } from './xml';

/** What a part of a workbook leads to. */
export interface Relation {
	id: string;
	/** The last step of its type, e.g. `worksheet`, `sharedStrings`; the steps before differ between editions. */
	type: string;
	/** Where that part is in the archive; absent where there is none. */
	path?: string;
}

/**
 * The relations of a part (ECMA-376 part 2, 9.3), by which parts are found whatever their names.
 * @param part its path; blank for the package as a whole
 */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
	const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
	const find = partFinder(archive);
	const path = find(`${folder}_rels/${name}.rels`);
	if (path === undefined) return [];
	const relations: Relation[] = [];
	await parseWholeXml(archive, path, {
		open(element, { Id: id = '', Type: type = '', Target: target = '' }) {
			if (element !== 'Relationship') return;
			const found = find(resolve(folder, target));
			relations.push({
				id,
				type: type.slice(type.lastIndexOf('/') + 1),
				...(found !== undefined && { path: found }),
			});
		},
		close: () => undefined,
		text: () => undefined,
	});
	return relations;
}

/** Finds parts by their paths, which mean the same in any case, and gives the path that the archive has. */
export function partFinder(archive: Archive): (path: string) => string | undefined {
	const exact = new Set(archive.paths);
	const anyCase = new Map(archive.paths.map((path) => [path.toLowerCase(), path]));
	return (path) => (exact.has(path) ? path : anyCase.get(path.toLowerCase()));
}

/** A target, which is relative to the folder of the part unless it begins with a slash. */
function resolve(folder: string, target: string): string {
	const steps: string[] = [];
	for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}
