/** A credential in the form in which n8n imports it. */
export interface CredentialToImport {
	id: string;
	name: string;
	type: string;
	data: Record<string, string>;
}

/** The accounts of the stand-in vendors; a credential's id is its type. */
export function sandboxCredentials(sandboxUrl: string): CredentialToImport[] {
	return [
		{
			id: 'workwiseApi',
			name: 'Workwise (sandbox)',
			type: 'workwiseApi',
			data: {
				baseUrl: `${sandboxUrl}/workwise/v1`,
				authentication: 'bearer',
				token: 'sandbox-workwise-token',
				headerName: '',
				username: '',
				contractOverrides: '',
			},
		},
		{
			id: 'personioApi',
			name: 'Personio (sandbox)',
			type: 'personioApi',
			data: {
				companyPage: `${sandboxUrl}/personio/careers/acme`,
				companyId: '4711',
				recruitingToken: 'sandbox-recruiting-token-4711',
				channelId: '',
				customPhases: '5001 = Phone interview\n5002 = On-site interview',
				baseUrl: `${sandboxUrl}/personio/api`,
			},
		},
		{
			id: 'erecruiterApi',
			name: 'eRecruiter (sandbox)',
			type: 'erecruiterApi',
			data: {
				baseUrl: `${sandboxUrl}/erecruiter/v1.1`,
				companyId: '1201',
				authentication: 'accessKey',
				accessKey: 'sandbox-erecruiter-key',
				contractOverrides: '',
			},
		},
		{
			id: 'inhireApi',
			name: 'inhire (sandbox)',
			type: 'inhireApi',
			data: {
				baseUrl: `${sandboxUrl}/inhire/v1`,
				authentication: 'bearer',
				token: 'sandbox-inhire-token',
				contractOverrides: '',
			},
		},
	];
}
