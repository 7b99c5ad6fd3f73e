import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { mappedStatusSchema, type MappedStatus } from '../../model';
import { timestamp } from '../../model/values';
import { inputJson } from './inputRecord';

const itemSchema = z.object({ status: mappedStatusSchema });

/**
 * What a Recruiting Status Map has found for the item. A status that names another system is not taken: by chance, it
 * could have the ID of one that is there.
 */
export function mappedStatusOf(
	context: IExecuteFunctions,
	itemIndex: number,
	system: string,
): MappedStatus | undefined {
	const read = itemSchema.safeParse(inputJson(context, itemIndex));
	if (!read.success) return undefined;
	const { status } = read.data;
	return (status.to.system ?? system) === system ? status : undefined;
}

const moment = timestamp.optional().catch(undefined);
const changedSchema = z.object({ changedAt: moment, rejectedAt: moment, updatedAt: moment });

/** When the status of the item changed: of a trigger the moment of the change, else the last change of the record. */
export function changedAtOf(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const read = changedSchema.safeParse(inputJson(context, itemIndex));
	if (!read.success) return undefined;
	const { changedAt, rejectedAt, updatedAt } = read.data;
	return changedAt ?? rejectedAt ?? updatedAt;
}
