import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import {
	contractAuthentication,
	contractProperties,
	contractTest,
} from '../shared/node/account/contractCredential';
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

	authenticate = contractAuthentication('Workwise', methods);

	test: ICredentialTestRequest = contractTest('getAccount', '/account', 'the account');
}
