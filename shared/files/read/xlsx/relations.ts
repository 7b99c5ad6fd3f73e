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
	const path = partAt(archive, `${folder}_rels/${name}.rels`);
	if (path === undefined) return [];
	const relations: Relation[] = [];
	await parseWholeXml(await archive.open(path), {
		open(element, { Id: id = '', Type: type = '', Target: target = '' }) {
			if (element !== 'Relationship') return;
			const found = partAt(archive, resolve(folder, target));
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

/** The path as the archive has it: names of parts are the same in any case. */
export function partAt(archive: Archive, path: string): string | undefined {
	const wanted = path.toLowerCase();
	return (
		archive.paths.find((one) => one === path) ??
		archive.paths.find((one) => one.toLowerCase() === wanted)
	);
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
