import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import {
	contractAuthentication,
	contractProperties,
	contractTest,
} from '../shared/node/account/contractCredential';
import { methods } from '../nodes/MatchedIo/contract';

export class MatchedIoApi implements ICredentialType {
	name = 'matchedIoApi';

	displayName = 'Matched.io API';

	icon: Icon = { light: 'file:../icons/matched-io.svg', dark: 'file:../icons/matched-io.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/matched-io.md';

	properties: INodeProperties[] = contractProperties({
		service: 'matched.io',
		operations: Object.keys(methods),
		example: '{"listMatches": {"path": "/successes", "fields": {"matchedAt": "agreedAt"}}}',
		baseUrlExample: 'https://api.example.com/matched-io/v1',
	});

	authenticate = contractAuthentication('matched.io', methods);

	test: ICredentialTestRequest = contractTest('getAccount', '/account', 'the account');
}
