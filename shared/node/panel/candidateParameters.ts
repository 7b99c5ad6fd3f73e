import type { INodeProperties } from 'n8n-workflow';

const documentCategory: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: [
		{ name: 'Certificate', value: 'certificate' },
		{ name: 'Cover Letter', value: 'cover_letter' },
		{ name: 'CV', value: 'cv' },
		{ name: 'Other', value: 'other' },
		{ name: 'Work Sample', value: 'work_sample' },
	],
	default: 'cv',
	description: 'What kind of document the file is',
};

const enteredBelow = { show: { candidateSource: ['fields'] } };

const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'name@email.com',
	displayOptions: enteredBelow,
	default: '',
	description: 'The email address of the candidate',
};

/** The choice of where a person comes from. */
export const candidateSource: INodeProperties = {
	displayName: 'Candidate',
	name: 'candidateSource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'From Input',
			value: 'input',
			description:
				'The input item is an application or a candidate, as the other recruiting nodes give it',
		},
		{ name: 'Defined Below', value: 'fields', description: 'Enter the fields here' },
	],
	default: 'input',
};

const names: INodeProperties[] = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		required: true,
		displayOptions: enteredBelow,
		default: '',
		description: 'The given name of the candidate',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		required: true,
		displayOptions: enteredBelow,
		default: '',
		description: 'The family name of the candidate',
	},
];

/** Whom the application is about. */
export const candidateParameters: INodeProperties[] = [
	candidateSource,
	...names,
	{ ...email, required: true },
];

/** A person who may have no e-mail, e.g. one who was met at a fair. */
export const personParameters: INodeProperties[] = [candidateSource, ...names, email];

/** Which files go with it. */
export const documentParameters: INodeProperties[] = [
	{
		displayName: 'Documents',
		name: 'documentSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Input',
				value: 'input',
				description:
					'All documents that the application lists, from the binary fields that it names',
			},
			{ name: 'Binary Fields', value: 'binary', description: 'Name the binary fields of the item' },
			{ name: 'None', value: 'none', description: 'Create the application without documents' },
		],
		default: 'input',
	},
	{
		displayName: 'Files',
		name: 'files',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add File' },
		displayOptions: { show: { documentSource: ['binary'] } },
		placeholder: 'Add File',
		default: { file: [{ binaryField: 'data', category: 'cv' }] },
		options: [
			{
				displayName: 'File',
				name: 'file',
				values: [
					{
						displayName: 'Input Binary Field',
						name: 'binaryField',
						type: 'string',
						default: 'data',
						hint: 'The name of the input binary field that holds the file',
					},
					documentCategory,
				],
			},
		],
	},
];

export const missingDocumentsOption: INodeProperties = {
	displayName: 'Missing Documents',
	name: 'missingDocuments',
	type: 'options',
	options: [
		{
			name: 'Leave Out',
			value: 'skip',
			description: 'Create the application without them and list them in the output',
		},
		{ name: 'Stop', value: 'stop', description: 'Do not create the application' },
	],
	default: 'stop',
	description: 'What to do when the application lists a document whose file is not on the item',
};

export const acceptAnotherNameOption: INodeProperties = {
	displayName: 'Accept Another Name for This Email',
	name: 'acceptAnotherName',
	type: 'boolean',
	default: false,
	description:
		'Whether to write to the record with this email address even if its person has another name. Without it, the item fails, as several people may share one address.',
};

export const withoutConsentOption: INodeProperties = {
	displayName: 'Write Without Valid Consent',
	name: 'withoutConsent',
	type: 'boolean',
	default: false,
	description:
		'Whether to create the application even though the consent of the candidate has expired, was declined or was withdrawn',
};
