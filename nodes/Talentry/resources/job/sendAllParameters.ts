import type { INodeProperties } from 'n8n-workflow';

const text = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const externalIds = (noun: string, otherwise: string) =>
	`Comma-separated external IDs of ${noun} in Talentry. ${otherwise}`;

/** Fields of a job; an expression is worked out for each input item. */
const jobFields: INodeProperties[] = [
	text('Company', 'company', 'The external ID of the company in Talentry'),
	text(
		'Contact Email',
		'contactPersonEmail',
		'The email address of the person whom candidates may ask',
	),
	text('Contact Name', 'contactPersonName', 'The full name of the person whom candidates may ask'),
	text(
		'Contact Phone',
		'contactPersonPhone',
		'The telephone number of the person whom candidates may ask',
	),
	{
		displayName: 'Custom Data',
		name: 'customData',
		type: 'json',
		default: '',
		description: 'An object of further fields, as they are agreed upon with Talentry',
	},
	text(
		'Departments',
		'departments',
		externalIds('departments', 'The department of the job when left out; each job needs one.'),
	),
	text('Description', 'description', 'The text of the job as HTML; none when left out'),
	{
		displayName: 'Internal Only',
		name: 'internalOnly',
		type: 'boolean',
		default: false,
		description: 'Whether only employees see the job',
	},
	text(
		'Locations',
		'locations',
		externalIds('locations', 'The location of the job when left out.'),
	),
	{
		displayName: 'Reward Amount',
		name: 'rewardAmount',
		type: 'number',
		default: 0,
		description: 'What an employee gets for a successful referral, in the unit of Reward Type',
	},
	text('Reward Type', 'rewardType', 'The external ID of the reward type in Talentry, e.g. EUR'),
	text('Tags', 'tags', externalIds('tags', 'None when left out.')),
];

const options: INodeProperties[] = [
	{
		displayName: 'Allow Empty List',
		name: 'allowEmpty',
		type: 'boolean',
		default: false,
		description:
			'Whether to send the load even though there is no job in it, which takes all jobs of the source offline',
	},
	{
		displayName: 'Minimum Number of Jobs',
		name: 'minimumJobs',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'With fewer jobs than this nothing is sent, since a reading may have failed',
	},
	{
		displayName: 'Only Open Jobs',
		name: 'onlyOpen',
		type: 'boolean',
		default: true,
		description:
			'Whether to leave out jobs that are closed, archived or drafts, so that they go offline',
	},
	{
		displayName: 'Skip Invalid Jobs',
		name: 'skipInvalidJobs',
		type: 'boolean',
		default: true,
		description:
			'Whether Talentry goes on with the other jobs when it does not accept one, instead of stopping the import',
	},
];

export const sendAllParameters: INodeProperties[] = [
	{
		displayName:
			'All input items together are one full load: with Deactivate Missing Jobs, every job that is not among them goes offline at Talentry. Read all jobs before this node (Return All).',
		name: 'fullLoadNotice',
		type: 'notice',
		default: '',
	},
	{
		...text(
			'Source',
			'source',
			'The name of the system that the jobs come from, as it is agreed upon with Talentry',
		),
		required: true,
		placeholder: 'e.g. personio',
	},
	{
		displayName: 'Deactivate Missing Jobs',
		name: 'deactivateMissingJobs',
		type: 'boolean',
		default: true,
		description: 'Whether jobs that are not among the input items go offline at Talentry',
	},
	{
		...text('Locale', 'locale', 'The language of titles and descriptions'),
		default: 'de',
		required: true,
	},
	{
		displayName: 'Job Fields',
		name: 'jobFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: jobFields,
		description: 'What is sent with each job besides its own fields',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	},
];
