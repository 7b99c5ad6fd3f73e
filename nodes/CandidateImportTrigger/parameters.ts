import type { INodeProperties } from 'n8n-workflow';

/**
 * n8n reads a body before it calls the node: as a whole, up to a limit of its own, with an error 500 beyond it and 422
 * for JSON that is cut off, and a form without its raw bytes, over which it could be signed. It leaves the body to a
 * trigger of version 1 that has this parameter, as it does for its own Webhook node.
 */
const leaveBodyAlone: INodeProperties = {
	displayName: 'Body',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

const isOn = { servePage: [true] };

export const parameters: INodeProperties[] = [
	{
		displayName:
			'Senders post candidates to the address above. A GET with <code>?schema=candidate</code>, <code>json-resume</code> or <code>schema-org</code> gives the JSON Schema of each form.',
		name: 'formsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		placeholder: 'e.g. candidates',
		description: 'The last part of the address. Defaults to one that cannot be guessed.',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{
				name: 'Credential',
				value: 'credential',
				description: 'A token in a header, or a signature over the body',
			},
			{ name: 'None (for Tests)', value: 'none', description: 'Everybody may send candidates' },
		],
		default: 'credential',
	},
	{
		displayName:
			'Everybody who knows the address can start this workflow with any data. Use this for tests only, never for candidates of real people.',
		name: 'noAuthenticationNotice',
		type: 'notice',
		displayOptions: { show: { authentication: ['none'] } },
		default: '',
	},
	{
		displayName: 'Respond',
		name: 'responseMode',
		type: 'options',
		options: [
			{
				name: 'Immediately',
				value: 'onReceived',
				description:
					'With 202 and the ID of the import, once the execution has been created. Nobody tells the sender when it fails later.',
			},
			{
				name: 'Using "Respond to Webhook" Node',
				value: 'responseNode',
				description: 'With what that node says',
			},
			{
				name: 'When Last Node Finishes',
				value: 'lastNode',
				description:
					'With the first item of the last node, such as the talent that was created. Only then, the candidate counts as received.',
			},
		],
		default: 'onReceived',
	},
	{
		displayName: 'Serve Sourcing Page',
		name: 'servePage',
		type: 'boolean',
		default: false,
		description:
			'Whether the address, opened in a browser, shows a page on which a person checks, completes and sends a candidate to Talentry',
	},
	{
		displayName:
			"The page looks up statuses, languages, pools and existing talents in Talentry by itself; the workflow writes the talent. Set 'Respond' to 'When Last Node Finishes', so that the page learns what became of it.",
		name: 'pageNotice',
		type: 'notice',
		displayOptions: { show: isOn },
		default: '',
	},
	leaveBodyAlone,
	{
		displayName: 'Options',
		name: 'settings',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Accept Repeated',
				name: 'acceptRepeated',
				type: 'boolean',
				default: false,
				description:
					'Whether a candidate that was received already starts the workflow again, marked as repeated, instead of being refused with 409',
			},
			{
				displayName: 'Allow Unlocking by Hand',
				name: 'allowUnlock',
				type: 'boolean',
				displayOptions: { show: { '/servePage': [true] } },
				default: false,
				description:
					'Whether the page offers to unlock a talent without consent. This is not a consent. Only the credential of an administrator can do it.',
			},
			{
				displayName: 'Maximum Size (MB)',
				name: 'maximumSize',
				type: 'number',
				typeOptions: { minValue: 0.01, maxValue: 200, numberPrecision: 2 },
				default: 20,
				description: 'Larger requests are refused with 413 before they are read',
			},
			{
				displayName: 'Remember For (Hours)',
				name: 'rememberHours',
				type: 'number',
				typeOptions: { minValue: 0.1, maxValue: 720, numberPrecision: 1 },
				default: 72,
				description:
					'How long a received candidate is recognised. At most the latest 1,000 are remembered.',
			},
		],
	},
];
