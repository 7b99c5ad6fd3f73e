import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { idText } from '../../shared/model/values';
import { connect } from '../../shared/node/account/connect';
import { readInput } from '../../shared/node/input/inputRecord';
import { itemOf, type Item } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { toJson } from '../../shared/node/run/records';
import { inhireApi } from './contract';
import { system } from './records';

/** Sources that one call may carry. */
const largestImport = 1000;

const sourceSchema = z.object({
	id: idText,
	name: z.string().trim().min(1, 'must not be empty').max(200),
});

type Source = z.infer<typeof sourceSchema>;

export const importSources: Operation = {
	option: {
		name: 'Import',
		value: 'import',
		action: 'Import sources',
		description: 'Import source IDs of eRecruiter; those that inhire has already are kept',
	},
	once: true,
	properties: [
		{
			displayName: 'Sources',
			name: 'sourcesFrom',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: 'Every input item is a publication place, as the eRecruiter node gives them',
				},
				{ name: 'Defined Below', value: 'fields', description: 'Enter IDs and names' },
			],
			default: 'input',
		},
		{
			displayName: 'List',
			name: 'sources',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Source' },
			displayOptions: { show: { sourcesFrom: ['fields'] } },
			placeholder: 'Add Source',
			default: {},
			options: [
				{
					displayName: 'Source',
					name: 'source',
					values: [
						{
							displayName: 'ID',
							name: 'id',
							type: 'string',
							default: '',
							placeholder: 'e.g. 301',
							description: 'The ID of the publication place in eRecruiter',
						},
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. pracuj.pl',
							description: 'The name of the publication place, of at most 200 characters',
						},
					],
				},
			],
		},
	],
	async start(context) {
		const api = await connect(context, inhireApi);
		return async () => {
			const sources = distinct(readSources(itemOf(context, 0)));
			const sum = { imported: 0, updated: 0, unchanged: 0 };
			for (let start = 0; start < sources.length; start += largestImport) {
				const part = sources.slice(start, start + largestImport);
				const { record } = await api.send('importSources', { sources: part }, { repeatable: true });
				sum.imported += record.imported;
				sum.updated += record.updated;
				sum.unchanged += record.unchanged;
			}
			return [{ json: toJson({ system, ...sum }) }];
		};
	},
};

function readSources({ context, read }: Item): Source[] {
	const from = read('sourcesFrom', z.string(), 'Sources');
	if (from === 'fields') {
		const list = z.object({ source: z.array(sourceSchema).min(1, 'is empty') });
		return read('sources', list, 'List').source;
	}
	return context
		.getInputData()
		.map((_, itemIndex) =>
			readInput(
				context,
				itemIndex,
				sourceSchema,
				'a publication place',
				"Connect the node that gets the publication places of eRecruiter, or set 'Sources' to 'Defined Below'.",
			),
		);
}

/** Each id once. @throws Failure `validation` for an id under two names */
function distinct(sources: readonly Source[]): Source[] {
	const byId = new Map<string, Source>();
	for (const source of sources) {
		const known = byId.get(source.id);
		if (known && known.name !== source.name) {
			throw invalidInput(
				`The source ID ${source.id} comes under two names, "${known.name}" and "${source.name}"`,
				[{ field: source.id, message: 'has two names' }],
				'Nothing was sent. Name each source ID once.',
			);
		}
		byId.set(source.id, source);
	}
	return [...byId.values()];
}
