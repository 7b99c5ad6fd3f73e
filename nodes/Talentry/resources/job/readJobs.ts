import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { fieldsOf } from '../../../../shared/http/explain';
import { Failure, invalidInput } from '../../../../shared/http/failure';
import { jobSchema, present, type Job } from '../../../../shared/model';
import { optionalText, readParameter, textList } from '../../../../shared/node/parameters';
import type { JobDetails } from '../../../../shared/vendors/talentry/jobs';

export interface InputJob {
	itemIndex: number;
	job: Job;
}

const nothing = 'Nothing was sent, since every job that is missing would go offline.';

/**
 * The jobs of all input items. A single empty item stands for an empty list: n8n puts one there for a node that has
 * found nothing ("Always Output Data").
 * @throws Failure `validation` when one item is no job, or the reading before was cut off at its limit
 */
export function readInputJobs(context: IExecuteFunctions): InputJob[] {
	const items = context.getInputData();
	const [first] = items;
	if (items.length === 1 && first && isEmpty(first.json)) return [];
	refuseCutReading(context, items.length);
	return items.map(({ json, error }, itemIndex) => {
		const checked = jobSchema.safeParse(json);
		if (!error && checked.success) return { itemIndex, job: checked.data };
		const failed = error !== undefined || 'error' in json;
		const fields = checked.success ? [] : fieldsOf(checked.error);
		const list = fields.map(({ field, message }) => `${field || 'item'}: ${message}`).join('; ');
		throw invalidInput(
			failed
				? `The jobs were not sent: item ${itemIndex} is the error of a node before this one`
				: `The jobs were not sent: item ${itemIndex} is not a job (${list})`,
			fields,
			failed
				? `${nothing} Let the node before stop at an error, or give it an error output of its own.`
				: `${nothing} Connect a node that gives jobs, as those of the other recruiting nodes.`,
		);
	});
}

function isEmpty(json: object): boolean {
	return Object.keys(json).length === 0;
}

/** What the nodes of this package that read jobs have in common. */
const limitedReading = z.object({
	resource: z.enum(['job', 'recruitment']),
	returnAll: z.literal(false),
	limit: z.number(),
});

/** A node before this one that stopped at its limit has not given all jobs. */
function refuseCutReading(context: IExecuteFunctions, count: number): void {
	const { name: ownName, type: ownType } = context.getNode();
	const [ownPackage] = ownType.split('.');
	for (const parent of context.getParentNodes(ownName, { includeNodeParameters: true })) {
		const { name, type, parameters, disabled } = parent;
		const checked = limitedReading.safeParse(parameters);
		if (disabled || !type.startsWith(`${ownPackage}.`) || !checked.success) continue;
		if (count < checked.data.limit) continue;
		throw new Failure({
			kind: 'validation',
			message: `The jobs were not sent: the node "${name}" stops at ${checked.data.limit} items, so there may be more jobs`,
			remedy: `${nothing} Switch on 'Return All' in that node.`,
		});
	}
}

const customData = z
	.union([z.string(), z.record(z.unknown())])
	.optional()
	.transform((value, context) => {
		if (typeof value === 'object') return JSON.stringify(value);
		if (!value?.trim()) return undefined;
		try {
			return JSON.stringify(JSON.parse(value));
		} catch {
			context.addIssue({ code: 'custom', message: 'must be JSON' });
			return z.NEVER;
		}
	});

const detailsSchema = z.object({
	company: optionalText,
	contactPersonEmail: optionalText,
	contactPersonName: optionalText,
	contactPersonPhone: optionalText,
	customData,
	departments: textList,
	description: z.string().nullish(),
	internalOnly: z.boolean().optional(),
	locations: textList,
	rewardAmount: z.coerce.number().min(0).optional(),
	rewardType: optionalText,
	tags: textList,
});

const localeSchema = z
	.string()
	.trim()
	.regex(/^[a-z]{2}([-_][A-Za-z]{2})?$/, 'must be a language such as de or en');

/** What the parameters say about the job of one item. @throws Failure `validation` */
export function readJobDetails(context: IExecuteFunctions, itemIndex: number): JobDetails {
	const { departments, locations, tags, ...rest } = readParameter(
		context,
		'jobFields',
		itemIndex,
		detailsSchema,
		'Job Fields',
	);
	const locale = readParameter(context, 'locale', itemIndex, localeSchema, 'Locale');
	return { locale, departments, locations, tags, ...present(rest) };
}
