export const fileFormats = ['csv', 'json', 'xlsx'] as const;

export type FileFormat = (typeof fileFormats)[number];

export const mimeTypes: Readonly<Record<FileFormat, string>> = {
	csv: 'text/csv',
	json: 'application/json',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * A name that every file system takes, with the ending of the format.
 * @param name as a person enters it, with or without the ending
 */
export function fileNameOf(name: string, format: FileFormat): string {
	const safe = [...name.trim()]
		.map((character) => (/[\\/:*?"<>|]/.test(character) || character < ' ' ? '_' : character))
		.join('');
	return safe.toLowerCase().endsWith(`.${format}`) ? safe : `${safe}.${format}`;
}
