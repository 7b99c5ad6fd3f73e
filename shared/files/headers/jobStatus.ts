import { fold } from '../../consent/columns';
import type { Job } from '../../model';

/** Words for the status of a job, in English, Norwegian, German and Polish. */
const words: ReadonlyMap<string, Job['status']> = new Map(
	Object.entries({
		open: [
			...['open', 'active', 'published', 'online', 'live', 'true', 'yes'],
			...['åpen', 'aktiv', 'publisert', 'ja', 'offen', 'veröffentlicht'],
			...['otwarta', 'otwarte', 'aktywna', 'opublikowana', 'tak'],
		],
		closed: [
			...['closed', 'inactive', 'offline', 'filled', 'false', 'no'],
			...['lukket', 'stengt', 'inaktiv', 'nei', 'geschlossen', 'besetzt', 'nein'],
			...['zamknięta', 'zamknięte', 'nieaktywna', 'nie'],
		],
		draft: ['draft', 'unpublished', 'utkast', 'kladd', 'entwurf', 'szkic', 'robocza'],
		archived: ['archived', 'arkivert', 'archiviert', 'zarchiwizowana'],
	}).flatMap(([status, names]) => names.map((name): [string, string] => [fold(name), status])),
);

/** The status that a cell means; a word that nobody knows is kept. */
export function jobStatusOf(cell: string): Job['status'] {
	return words.get(fold(cell)) ?? cell;
}
