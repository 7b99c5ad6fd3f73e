import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { contractProperties, contractTest } from '../shared/node/account/contractCredential';
import { authenticateWithToken } from '../shared/node/account/tokenAuthentication';
import { methods } from '../nodes/Workwise/contract';

export class WorkwiseApi implements ICredentialType {
	name = 'workwiseApi';

	displayName = 'Workwise API';

	icon: Icon = { light: 'file:../icons/workwise.svg', dark: 'file:../icons/workwise.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/workwise.md';

	properties: INodeProperties[] = contractProperties({
		service: 'Workwise',
		operations: Object.keys(methods),
		example: '{"listJobs": {"path": "/vacancies", "fields": {"title": "name"}}}',
		baseUrlExample: 'https://api.example.com/workwise/v1',
	});

	authenticate = authenticateWithToken;

	test: ICredentialTestRequest = contractTest('getAccount', '/account', 'the account');
}
