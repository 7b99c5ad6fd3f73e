import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	IHookFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { checkActivation } from './activation';
import { testImportCredential } from './credentialTest';
import { parameters } from './parameters';
import { receive } from './receive';
import { serve } from './serve';

export class CandidateImportTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Import Trigger',
		name: 'candidateImportTrigger',
		icon: {
			light: 'file:../../icons/candidate-import.svg',
			dark: 'file:../../icons/candidate-import.dark.svg',
		},
		group: ['trigger'],
		// The body stays unread in version 1 only, see `leaveBodyAlone`.
		version: 1,
		subtitle: '={{ $parameter["servePage"] ? "webhook and sourcing page" : "webhook" }}',
		description:
			'Starts the workflow when a candidate arrives as JSON, JSON Resume, schema.org Person or form with a CV',
		eventTriggerDescription: 'Waiting for you to post a candidate to the test URL',
		activationMessage: 'You can now post candidates to the production URL.',
		defaults: { name: 'Candidate Import Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'candidateImportApi',
				required: true,
				testedBy: 'testImportCredential',
				displayOptions: { show: { authentication: ['credential'] } },
			},
			{
				name: 'talentryApi',
				required: true,
				displayOptions: { show: { servePage: [true] } },
			},
		],
		webhooks: [
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				path: '={{ $parameter["path"] }}',
				isFullPath: true,
				ndvHideUrl: '={{ !$parameter["servePage"] }}',
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: '={{ $parameter["responseMode"] }}',
				responseCode: '={{ $parameter["responseMode"] === "onReceived" ? 202 : 200 }}',
				responseData:
					'={{ $parameter["responseMode"] === "lastNode" ? "firstEntryJson" : undefined }}',
				path: '={{ $parameter["path"] }}',
				isFullPath: true,
			},
		],
		properties: parameters,
	};

	methods = {
		credentialTest: {
			async testImportCredential(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return testImportCredential(data);
			},
		},
	};

	webhookMethods = {
		default: {
			/** n8n itself serves the address, so there is nothing to look for; `create` runs at each activation. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await checkActivation(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return this.getWebhookName() === 'setup' ? await serve(this) : await receive(this);
	}
}
