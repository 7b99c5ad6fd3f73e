import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import {
	contractAuthentication,
	contractProperties,
	contractTest,
} from '../shared/node/account/contractCredential';
import { methods } from '../nodes/Poption/contract';

export class PoptionApi implements ICredentialType {
	name = 'poptionApi';

	displayName = 'Poption API';

	icon: Icon = { light: 'file:../icons/poption.svg', dark: 'file:../icons/poption.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/poption.md';

	properties: INodeProperties[] = contractProperties({
		service: 'Poption',
		operations: Object.keys(methods),
		example: '{"listExports": {"path": "/data-exports", "fields": {"status": "state"}}}',
		baseUrlExample: 'https://api.example.com/poption/v1',
	});

	authenticate = contractAuthentication('Poption', methods);

	test: ICredentialTestRequest = contractTest(
		'listCategories',
		'/export-categories',
		'the data to export. In Poption only administrators may export',
	);
}
