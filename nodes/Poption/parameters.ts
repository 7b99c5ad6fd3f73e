import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { pickList, readParameter, requiredId } from '../../shared/node/parameters';
import type { ExportRequest } from '../../shared/vendors/poption/client';
import { exportFormats, headerLanguages } from '../../shared/vendors/poption/records';

export const categoryPickList: INodeProperties = pickList({
	displayName: 'Category',
	name: 'category',
	searchListMethod: 'searchCategories',
	idPlaceholder: 'e.g. candidates',
	required: true,
});

export const exportPickList: INodeProperties = pickList({
	displayName: 'Export',
	name: 'export',
	searchListMethod: 'searchExports',
	idPlaceholder: 'e.g. px-12',
	required: true,
});

export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'outputField',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
};

/** What is to be exported, and how. */
export const requestParameters: INodeProperties[] = [
	categoryPickList,
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'csv', description: 'One record a row, the same columns as Excel' },
			{ name: 'Excel (XLSX)', value: 'xlsx', description: 'One record a row' },
			{ name: 'JSON', value: 'json', description: 'Everything that Poption has of the category' },
		],
		default: 'xlsx',
	},
	{
		displayName: 'Headers',
		name: 'language',
		type: 'options',
		displayOptions: { hide: { format: ['json'] } },
		options: [
			{ name: 'English', value: 'en', description: 'The header row is in English' },
			{ name: 'Norwegian', value: 'nb', description: 'The header row is in Norwegian' },
		],
		default: 'en',
		description: 'The language of the header row, and of the names of statuses',
	},
];

/** @throws Failure `validation` */
export function readRequest(context: IExecuteFunctions, itemIndex: number): ExportRequest {
	const format = readParameter(context, 'format', itemIndex, z.enum(exportFormats), 'Format');
	return {
		category: readParameter(context, 'category', itemIndex, requiredId, 'Category'),
		format,
		// A parameter that is not shown is not there.
		language:
			format === 'json'
				? 'en'
				: readParameter(context, 'language', itemIndex, z.enum(headerLanguages), 'Headers'),
	};
}

export function readExportId(context: IExecuteFunctions, itemIndex: number): string {
	return readParameter(context, 'export', itemIndex, requiredId, 'Export');
}

export function readOutputField(context: IExecuteFunctions, itemIndex: number): string {
	return readParameter(
		context,
		'outputField',
		itemIndex,
		z.string().trim().min(1, 'is empty'),
		'Put Output File in Field',
	);
}

/** A number of minutes among the options of an operation. */
export function minutesOption(
	option: Pick<INodeProperties, 'displayName' | 'name' | 'description'> & { default: number },
): INodeProperties {
	return { ...option, type: 'number', typeOptions: { minValue: 0 } };
}

/** Minutes as milliseconds. */
export function minutesAsMilliseconds(standard: number) {
	return z
		.number()
		.min(0, 'must be 0 or more')
		.default(standard)
		.transform((minutes) => minutes * 60_000);
}

/** Some of a list of choices as a query has them; `undefined`: all. */
export const anyOf = z
	.array(z.string())
	.default([])
	.transform((chosen) => (chosen.length > 0 ? chosen.join(',') : undefined));
