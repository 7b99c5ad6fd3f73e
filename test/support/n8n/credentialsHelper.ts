import { Credentials } from 'n8n-core';
import { ICredentialsHelper, jsonParse, NodeHelpers } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import type { TypeRegistry } from './nodeTypes';

/** The data of the credentials of a run, by the name of their type. */
export type CredentialsByType = Record<string, ICredentialDataDecryptedObject>;

/** The node on which n8n runs a credential's declarative test. */
export const credentialTestNodeType = 'n8n-nodes-base.noOp';

/**
 * Gives nodes the credentials of one run. One credential a type; an expired token that was
 * renewed is kept for the rest of the run.
 */
export class InProcessCredentialsHelper extends ICredentialsHelper {
	private readonly stored: Map<string, ICredentialDataDecryptedObject>;

	constructor(
		private readonly types: TypeRegistry,
		credentials: CredentialsByType,
	) {
		super();
		this.stored = new Map(Object.entries(credentials));
	}

	getParentTypes(name: string): string[] {
		const parents = this.types.credentialType(name).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		const { restrictToSupportedNodes, supportedNodes } = this.types.credentialType(credentialType);
		const shortName = nodeType.split('.').pop() ?? nodeType;
		return !restrictToSupportedNodes || (supportedNodes ?? []).includes(shortName);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.credentialType(typeName);
		const request: IHttpRequestOptions = { url: '', ...requestOptions };
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!workflow || !node) throw new Error('Generic authentication needs a workflow and a node');

		const resolve = (text: string) => {
			if (!text.startsWith('=')) return text;
			const value = workflow.expression.getSimpleParameterValue(node, text, 'internal', {
				$credentials: credentials,
			});
			return value ? String(value) : '';
		};
		const resolveAll = (values: object) =>
			Object.fromEntries(
				Object.entries(values).map(([key, value]) => [resolve(key), resolve(String(value))]),
			);
		const { headers, qs, body, auth } = authenticate.properties;
		if (headers) request.headers = { ...request.headers, ...resolveAll(headers) };
		if (qs) request.qs = { ...request.qs, ...resolveAll(qs) };
		if (body) Object.assign((request.body ??= {}), resolveAll(body));
		if (auth) request.auth = { username: '', password: '', ...resolveAll(auth) };
		return request;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.credentialType(typeName);
		const token = expirableProperty(type);
		if (!token || !type.preAuthentication) return undefined;
		const isTest = node.type === credentialTestNodeType;
		if (credentials[token.name] !== '' && !credentialsExpired && !isTest) return undefined;

		const renewed = asCredentialData(await type.preAuthentication.call(helpers, credentials));
		if (renewed[token.name] === undefined) return undefined;
		this.stored.set(typeName, { ...this.stored.get(typeName), ...renewed });
		return Object.assign(credentials, renewed);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.types.credentialType(typeName);
		if (!preAuthentication) return undefined;
		return asCredentialData(await preAuthentication.call(helpers, credentials));
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const credentials = new Credentials({ id: details.id, name: details.name }, type);
		await credentials.setData(this.storedData(type));
		return credentials;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		// As n8n does: defaults are filled in, and fields that are not shown are left out.
		const parameters = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			jsonParse<INodeParameters>(JSON.stringify(this.storedData(type))),
			true,
			false,
			null,
			null,
		);
		const { oauthTokenData } = this.storedData(type);
		return {
			...asCredentialData(parameters ?? {}),
			...(oauthTokenData !== undefined && { oauthTokenData }),
		};
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored.set(type, data);
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored.set(type, { ...this.storedData(type), oauthTokenData: data.oauthTokenData });
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents = [], properties } = this.types.credentialType(type);
		const own = new Set(properties.map(({ name }) => name));
		const inherited = parents
			.flatMap((parent) => this.getCredentialsProperties(parent))
			.filter(({ name }) => !own.has(name));
		return [...inherited, ...properties];
	}

	private storedData(type: string): ICredentialDataDecryptedObject {
		const data = this.stored.get(type);
		if (!data) throw new Error(`The run was given no credentials of type "${type}"`);
		return data;
	}
}

function expirableProperty(type: ICredentialType): INodeProperties | undefined {
	return type.properties.find(
		(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
	);
}

/** n8n stores credentials as JSON. */
function asCredentialData(data: object): ICredentialDataDecryptedObject {
	return jsonParse<ICredentialDataDecryptedObject>(JSON.stringify(data));
}
