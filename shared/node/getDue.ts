import type { INodeProperties } from 'n8n-workflow';
import type { ZodType, ZodTypeDef } from 'zod';
import type { Vendor } from '../vendors/vendor';
import { manyApplications, type ApplicationSource } from './applications';
import { connect } from './connect';
import { downloadDocuments } from './downloads';
import type { Operation } from './operation';
import { limitParameters, outputProperties, readParameter } from './parameters';

/** What is a source's own of reading the applications that are due. */
export interface DueOptions<Client, Record, Filter> {
	vendor: Vendor<Client>;
	sourceOf(client: Client): ApplicationSource<Record, Filter>;
	/** What the source calls applications, e.g. `matches`. */
	plural: string;
	description: string;
	filterProperties: INodeProperties[];
	/** What the filters hold, as the filter of those that are due. */
	filterSchema(timeZone: string): ZodType<Filter, ZodTypeDef, unknown>;
}

/** The operation of a source that gives the applications whose export is not confirmed yet, with their files. */
export function getDueOperation<Client, Record, Filter>(
	options: DueOptions<Client, Record, Filter>,
): Operation {
	const { vendor, sourceOf, plural, description, filterProperties, filterSchema } = options;
	return {
		option: {
			name: 'Get Due for Export',
			value: 'getDue',
			action: `Get ${plural} due for export`,
			description,
		},
		properties: [
			...limitParameters(true),
			{ ...downloadDocuments, default: true },
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add Filter',
				default: {},
				options: filterProperties,
			},
			...outputProperties,
		],
		async start(context) {
			const source = sourceOf(await connect(context, vendor));
			const schema = filterSchema(context.getTimezone());
			return async (itemIndex) => {
				const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
				return await manyApplications(context, itemIndex, source, filter);
			};
		},
	};
}
