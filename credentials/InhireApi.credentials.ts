import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import {
	contractAuthentication,
	contractProperties,
	contractTest,
} from '../shared/node/account/contractCredential';
import { methods } from '../nodes/Inhire/contract';

export class InhireApi implements ICredentialType {
	name = 'inhireApi';

	displayName = 'Inhire API';

	icon: Icon = { light: 'file:../icons/inhire.svg', dark: 'file:../icons/inhire.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/inhire.md';

	properties: INodeProperties[] = contractProperties({
		service: 'inhire',
		operations: Object.keys(methods),
		example: '{"listJobs": {"path": "/vacancies", "fields": {"title": "name"}}}',
		baseUrlExample: 'https://api.example.com/inhire/v1',
	});

	authenticate = contractAuthentication('inhire', methods);

	test: ICredentialTestRequest = contractTest('getConnection', '/connection', 'the connection');
}
