import type { INodeProperties } from 'n8n-workflow';
import { fieldsOf, type RecordKind } from '../../shared/files/headers/fields';

export const inputFieldParameter: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'inputBinaryField',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field that holds the file',
};

export const sheetOption: INodeProperties = {
	displayName: 'Sheet',
	name: 'sheet',
	type: 'string',
	default: '',
	placeholder: 'e.g. Candidates',
	description: 'The sheet of an Excel file; the first that is not hidden when empty',
};

export const maxFileSizeOption: INodeProperties = {
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 100,
	description: 'A file with more megabytes is refused',
};

/** Where a column is left out in spite of its header. */
export const leaveOut = 'leaveOut';

/** The table in which a user says what headers mean. */
export function headerMapping(kind: RecordKind): INodeProperties {
	return {
		displayName: 'Header Mapping',
		name: 'headerMapping',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Header', sortable: true },
		displayOptions: { show: { recordsAre: [kind] } },
		placeholder: 'Add Header',
		default: {},
		description:
			'Headers that are not recognised by themselves, or are meant otherwise. The usual ones in English, Norwegian, German and Polish are known.',
		options: [
			{
				displayName: 'Header',
				name: 'header',
				values: [
					{
						displayName: 'Header in the File',
						name: 'header',
						type: 'string',
						default: '',
						placeholder: 'e.g. Navn',
						description: 'The text above the column in the file, whatever its case and blanks',
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: [
							{ name: 'Leave Out', value: leaveOut },
							...fieldsOf(kind).map(({ name, path }) => ({ name, value: path })),
						].sort((one, other) => one.name.localeCompare(other.name)),
						default: leaveOut,
						description: 'An expression may give any field, e.g. candidate.location',
					},
				],
			},
		],
	};
}
