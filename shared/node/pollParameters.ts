import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../http/failure';
import { splitList } from '../model/values';
import { readTriggerParameter, requiredId } from './parameters';
import { momentParameter } from './moment';

/** Whether a trigger leaves out what was there before the workflow began. */
export const onlyAfterActivation: INodeProperties = {
	displayName: 'Only Applications Made After Activation',
	name: 'onlyAfterActivation',
	type: 'boolean',
	default: true,
	description:
		'Whether to leave out applications that were made before the workflow was activated. Every item shows that moment.',
};

export const activationOption: INodeProperties = momentParameter(
	'Activation',
	'activation',
	'The moment after which applications take part. When left out, that of the first poll of the active workflow.',
);

/** @throws Failure `validation` */
export function readOnlyAfterActivation(context: IPollFunctions): boolean {
	const { name, displayName } = onlyAfterActivation;
	return readTriggerParameter(context, name, z.boolean(), displayName);
}

/** Ids as a list of a trigger gives them: chosen ones, or an expression that may also be comma-separated text. */
const chosenIds = z
	.union([
		z.array(requiredId),
		z.string().transform(splitList),
		z.number().transform((id) => [String(id)]),
	])
	.transform((ids) => [...new Set(ids.filter((id) => id !== ''))].sort());

/** What was chosen in a list, sorted; empty when nothing was. @throws Failure `validation` */
export function readChoice(context: IPollFunctions, name: string, displayName: string): string[] {
	return readTriggerParameter(context, name, chosenIds, displayName);
}

/**
 * What was chosen in a list that must not be empty.
 * @param otherwise how to do without a choice, e.g. `set 'Jobs' to 'All'`
 * @throws Failure `validation`
 */
export function requireChoice(
	context: IPollFunctions,
	name: string,
	displayName: string,
	otherwise: string,
): string[] {
	const ids = readChoice(context, name, displayName);
	if (ids.length > 0) return ids;
	throw invalidInput(
		`'${displayName}' is empty`,
		[{ field: displayName, message: 'is empty' }],
		`Choose at least one, or ${otherwise}.`,
	);
}
