import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class CandidateImportApi implements ICredentialType {
	name = 'candidateImportApi';

	displayName = 'Candidate Import API';

	icon: Icon = {
		light: 'file:../icons/candidate-import.svg',
		dark: 'file:../icons/candidate-import.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/candidate-import.md#authentication';

	properties: INodeProperties[] = [
		{
			displayName:
				'With this, senders prove to the Candidate Import Trigger that they may send. Make up a long random secret, and give it to the sender.',
			name: 'purposeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: [
				{
					name: 'Signature (HMAC-SHA256)',
					value: 'signature',
					description:
						'The sender signs each body and its time in the header X-Signature; a copied request cannot be sent again',
				},
				{ name: 'Token', value: 'token', description: 'The sender sends a secret in a header' },
			],
			default: 'token',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { method: ['token'] } },
			required: true,
			default: '',
			description: 'At least 16 characters. People at the sourcing page enter it, too.',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'string',
			displayOptions: { show: { method: ['token'] } },
			default: 'Authorization',
			description:
				'The header that carries the token: as "Bearer token" in Authorization, by itself in any other',
		},
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { method: ['signature'] } },
			required: true,
			default: '',
			description: 'At least 16 characters',
		},
		{
			displayName: 'Tolerance (Seconds)',
			name: 'tolerance',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 86400 },
			displayOptions: { show: { method: ['signature'] } },
			default: 300,
			description: 'How old a signature may be, and how far the clocks may differ',
		},
		{
			displayName: 'Sourcing Page Token',
			name: 'pageToken',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { method: ['signature'] } },
			default: '',
			description:
				'At least 16 characters. What people enter at the sourcing page, since they cannot sign; needed with the page only.',
		},
	];
}
