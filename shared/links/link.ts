import { z } from 'zod';
import { invalidInput } from '../http/failure';
import { idText, optionalId, optionalTimestamp } from '../model/values';

const flag = z.preprocess((value) => value ?? true, z.boolean());

const linkSchema = z
	.object({
		sourceJobId: idText,
		targetJobId: idText,
		/** Status from which applications are exported; absent: those of kind "new". */
		sourceStatusId: optionalId,
		/** Status they get in the target; absent: the first status of the job. */
		targetStatusId: optionalId,
		active: flag,
		/** Applications from then on are exported; absent: from the moment that the application itself names as its start. */
		since: optionalTimestamp,
		/** Titles as the user saw them when choosing; for messages and for finding a job that was made anew. */
		sourceJobTitle: z.string().optional(),
		targetJobTitle: z.string().optional(),
	})
	.strict();

/** A job of the source whose applications go to a job of the target. */
export type JobLink = z.infer<typeof linkSchema> & {
	/** Position in the table, from 1. */
	row: number;
};

/**
 * Checks a table of links.
 * @throws Failure `validation` that names each row and field; a source job may be linked once only
 */
export function readLinks(table: unknown): JobLink[] {
	const list = z.array(z.unknown()).safeParse(table);
	if (!list.success) {
		throw invalidInput('The links are not a list', [
			{
				field: 'Links',
				message: 'must be a list such as [{"sourceJobId": "1", "targetJobId": "2"}]',
			},
		]);
	}
	const problems: Array<{ field: string; message: string }> = [];
	const rowOfSourceJob = new Map<string, number>();
	const links = list.data.flatMap((entry, index) => {
		const row = index + 1;
		const checked = linkSchema.safeParse(entry);
		if (!checked.success) {
			for (const issue of checked.error.issues) {
				const path = ['', ...issue.path].join('.');
				if (issue.code !== 'unrecognized_keys') {
					problems.push({ field: `Link ${row}${path}`, message: describe(issue) });
					continue;
				}
				for (const key of issue.keys) {
					problems.push({ field: `Link ${row}.${key}`, message: 'is not a field of a link' });
				}
			}
			return [];
		}
		const { sourceJobId } = checked.data;
		const earlier = rowOfSourceJob.get(sourceJobId);
		if (earlier !== undefined) {
			problems.push({
				field: `Link ${row}.sourceJobId`,
				message: `"${sourceJobId}" is linked in row ${earlier} already; a job can be linked to one job only`,
			});
		}
		rowOfSourceJob.set(sourceJobId, row);
		return [{ ...checked.data, row }];
	});
	if (problems.length > 0) {
		throw invalidInput(
			`The table of links cannot be used: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			problems,
			'Nothing was routed. Fix these rows and try again.',
		);
	}
	return links;
}

function describe(issue: z.ZodIssue): string {
	const missing = issue.code === 'invalid_type' && issue.received === 'undefined';
	return missing || issue.code === 'invalid_union'
		? 'is missing; choose a job, or enter its ID'
		: issue.message;
}
