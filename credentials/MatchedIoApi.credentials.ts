import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import {
	contractAuthentication,
	contractProperties,
	contractTest,
} from '../shared/node/contractCredential';
import { matchedIoContract } from '../shared/vendors/matched-io/contract';

export class MatchedIoApi implements ICredentialType {
	name = 'matchedIoApi';

	displayName = 'Matched.io API';

	icon: Icon = { light: 'file:../icons/matched-io.svg', dark: 'file:../icons/matched-io.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/matched-io.md';

	properties: INodeProperties[] = contractProperties({
		service: 'matched.io',
		operations: Object.keys(matchedIoContract),
		example: '{"listMatches": {"path": "/successes", "fields": {"matchedAt": "agreedAt"}}}',
		baseUrlExample: 'https://api.example.com/matched-io/v1',
	});

	authenticate = contractAuthentication('matched.io', matchedIoContract);

	test: ICredentialTestRequest = contractTest('getAccount', '/account', 'the account');
}
