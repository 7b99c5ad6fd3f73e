import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { Item } from '../../shared/node/input/item';
import { requiredId } from '../../shared/node/panel/parameters';
import { chosenFrom } from '../../shared/vendor/pickList';
import { categories } from './categories';
import type { Owner } from './owner';
import { exportFormats, headerLanguages, type ExportFormat, type HeaderLanguage } from './records';

/** What is to be exported. */
export interface ExportRequest {
	category: string;
	format: ExportFormat;
	/** Of the headers in xlsx and csv. */
	language: HeaderLanguage;
}

/** How long an export may take, and what happens then. All times are milliseconds. */
export interface ExportRules {
	/** How long to wait while all slots are taken. */
	slotWait: number;
	/** How long everything together may take. */
	timeLimit: number;
	/** An export without progress for this time is deleted and started again. */
	stuckAfter: number;
	/** How often it is started again. */
	restarts: number;
	/** How old a finished file that an interrupted run has left may be to be used. */
	reuseFinishedWithin: number;
	/** Whether the export is removed at Poption once its file is here. */
	removeAtEnd: boolean;
	/** Whether a cancelled execution deletes what it has started. */
	deleteWhenCancelled: boolean;
}

/** What happens at Poption, for a person. */
export interface ExportProgress {
	message: string;
	/** Whether it is out of the ordinary, so that it belongs on the node and not only into the log. */
	notable: boolean;
}

export interface ExportTask {
	request: ExportRequest;
	owner: Owner;
	rules: ExportRules;
	onProgress(progress: ExportProgress): void;
}

/** What is to be exported, and how. */
export const requestParameters: INodeProperties[] = [
	chosenFrom(categories.pickList),
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
export function readRequest({ read }: Item): ExportRequest {
	const format = read('format', z.enum(exportFormats), 'Format');
	return {
		category: read('category', requiredId, 'Category'),
		format,
		// A parameter that is not shown is not there.
		language: format === 'json' ? 'en' : read('language', z.enum(headerLanguages), 'Headers'),
	};
}

/** A number of minutes among the options of an operation. */
export function minutesOption(
	displayName: string,
	name: string,
	standard: number,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0 },
		default: standard,
		description,
	};
}

/** Minutes as milliseconds. */
export function minutesAsMilliseconds(standard: number) {
	return z
		.number()
		.min(0, 'must be 0 or more')
		.default(standard)
		.transform((minutes) => minutes * 60_000);
}

/** The option that says how long to wait while others export. @param standard minutes */
export function slotWaitOption(standard: number): INodeProperties {
	return minutesOption(
		'Wait for a Free Slot (Minutes)',
		'slotWait',
		standard,
		'How long to wait while five exports of the company run. At 0, the node says at once what runs.',
	);
}
