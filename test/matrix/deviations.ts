/**
 * Where an operation does not do what the matrix asks for. A deviation that is not in the table fails, and so does one
 * that is not there any more.
 */
interface Deviation {
	/** What is wrong, or, beginning with "Right:", why it is not. */
	why: string;
	/** E.g. `poption export delete: write: HTML: ends with success`. */
	findings: readonly string[];
}

const deviations: readonly Deviation[] = [
	{
		why: 'Wrong: a record that cannot be read counts as one that is not there yet, and is waited for.',
		findings: ['personio application find: first: wrong types: sends it 5 times instead of 1'],
	},
	{
		why: 'Right: a service that does not list its jobs cannot be asked how many go offline.',
		findings: ['talentry job sendAll: first: 404: ends with success'],
	},
	{
		why: 'Right: an export that is not there needs not be deleted.',
		findings: ['poption export delete: write: 404: ends with success'],
	},
	{
		why: 'Right: 409 says that all slots are taken; it waits for one for as long as its option says.',
		findings: ['poption export exportToFile: write: 409: sends it 71 times instead of 1'],
	},
	{
		why: 'Right: 409 says that a later change is known; the result tells it.',
		findings: [
			'inhire application setStatus: write: 409: ends with success',
			'matchedIo match reportOutcome: write: 409: ends with success',
			'workwise application reportOutcome: write: 409: ends with success',
		],
	},
];

/** All of them, as `operation: cell: problem`. */
export const knownFindings = deviations.flatMap(({ findings }) => findings);

/** The known findings of one operation in some cells, e.g. `two items`, sorted. */
export function knownOf(operation: string, cells: readonly string[]): string[] {
	return knownFindings
		.filter((finding) => cells.some((cell) => finding.startsWith(`${operation}: ${cell}: `)))
		.sort();
}
