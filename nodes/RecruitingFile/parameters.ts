import type { INodeProperties } from 'n8n-workflow';

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
	description:
		'The sheet of an Excel file. Defaults to the first whose headers are known, else the first with rows; hidden sheets do not count.',
};

export const maxFileSizeOption: INodeProperties = {
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 100,
	description: 'A file with more megabytes is refused',
};
