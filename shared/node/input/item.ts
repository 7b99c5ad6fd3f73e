import type { IExecuteFunctions } from 'n8n-workflow';
import type { ZodType, ZodTypeDef } from 'zod';
import { readParameter } from '../panel/parameters';

/** One input item, and the node's parameters as they stand for it. */
export interface Item {
	readonly context: IExecuteFunctions;
	readonly index: number;
	/**
	 * A parameter's value, checked.
	 * @throws Failure `validation` that names the parameter as the panel does
	 */
	read<T>(name: string, schema: ZodType<T, ZodTypeDef, unknown>, displayName: string): T;
}

export function itemOf(context: IExecuteFunctions, index: number): Item {
	return {
		context,
		index,
		read: (name, schema, displayName) => readParameter(context, name, index, schema, displayName),
	};
}
