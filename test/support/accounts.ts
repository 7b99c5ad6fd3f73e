/** The accounts of the stand-in vendors, as n8n keeps them, by credential type. */
export function accountsOf(sandboxUrl: string) {
	return {
		ashbyApi: { apiKey: 'sandbox-ashby-key', baseUrl: `${sandboxUrl}/ashby` },
		candidateImportApi: {
			method: 'token',
			token: 'sandbox-import-token',
			headerName: 'Authorization',
		},
		workwiseApi: {
			baseUrl: `${sandboxUrl}/workwise/v1`,
			authentication: 'bearer',
			token: 'sandbox-workwise-token',
			headerName: '',
			username: '',
			contractOverrides: '',
		},
		personioApi: {
			companyPage: `${sandboxUrl}/personio/careers/acme`,
			companyId: '4711',
			recruitingToken: 'sandbox-recruiting-token-4711',
			channelId: '',
			customPhases: '5001 = Phone interview\n5002 = On-site interview',
			baseUrl: `${sandboxUrl}/personio/api`,
		},
		personioV2Api: {
			clientId: 'papi-sandbox-client',
			clientSecret: 'papi-sandbox-secret',
			baseUrl: `${sandboxUrl}/personio/api`,
			sessionToken: '',
		},
		erecruiterApi: {
			baseUrl: `${sandboxUrl}/erecruiter/v1.1`,
			companyId: '1201',
			authentication: 'accessKey',
			accessKey: 'sandbox-erecruiter-key',
			headerName: 'X-Access-Key',
			tokenUrl: `${sandboxUrl}/erecruiter/oAuth/Token`,
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-client-secret',
			username: 'ops@example.com',
			password: 'sandbox-password',
			sessionToken: '',
			contractOverrides: '',
		},
		inhireApi: {
			baseUrl: `${sandboxUrl}/inhire/v1`,
			authentication: 'bearer',
			token: 'sandbox-inhire-token',
			headerName: '',
			username: '',
			contractOverrides: '',
		},
		leverApi: {
			region: 'custom',
			baseUrl: `${sandboxUrl}/lever/v1`,
			apiKey: 'sandbox-lever-key',
			performAs: '0e000000-0000-4000-8000-000000000001',
		},
		talentryApi: {
			baseUrl: `${sandboxUrl}/talentry/api/v1`,
			customerId: 'acme',
			apiToken: 'sandbox-talentry-recruiter',
			userSource: 'sandbox-source',
			talentSide: 'same',
			talentBaseUrl: '',
			authentication: 'bearer',
			token: '',
			headerName: '',
			username: '',
			contractOverrides: '',
		},
		matchedIoApi: {
			baseUrl: `${sandboxUrl}/matched-io/v1`,
			authentication: 'bearer',
			token: 'sandbox-matched-io-token',
			headerName: '',
			username: '',
			contractOverrides: '',
		},
		poptionApi: {
			baseUrl: `${sandboxUrl}/poption/v1`,
			authentication: 'bearer',
			token: 'sandbox-poption-token',
			headerName: '',
			username: '',
			contractOverrides: '',
		},
		teamtailorApi: {
			region: 'custom',
			baseUrl: `${sandboxUrl}/teamtailor/v1`,
			apiKey: 'sandbox-teamtailor-admin-key',
			apiVersion: '20240904',
			signatureKey: 'sandbox-teamtailor-signature-key',
		},
	};
}

export type CredentialType = keyof ReturnType<typeof accountsOf>;

/** Changes to accounts, by credential type. */
export type AccountChanges = Partial<Record<CredentialType, Record<string, string>>>;
