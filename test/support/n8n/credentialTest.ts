import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData, NodeHelpers } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialsDecrypted,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { credentialTestNodeType, InProcessCredentialsHelper } from './credentialsHelper';
import type { TypeRegistry } from './nodeTypes';
import { createWorkflow } from './workflow';

/**
 * Tests a credential as n8n does when the user saves it: with the `test` of the credential type,
 * or with the `testedBy` of the first node that names one.
 */
export async function testCredential(
	typeName: string,
	data: ICredentialDataDecryptedObject,
	types: TypeRegistry,
): Promise<INodeCredentialTestResult> {
	const helper = new InProcessCredentialsHelper(types, { [typeName]: data });
	const additionalData = createAdditionalData(helper, 'internal', 'credential-test');
	const details = { id: typeName, name: typeName };
	const credentials: ICredentialsDecrypted = {
		...details,
		type: typeName,
		data: await helper.getDecrypted(additionalData, details, typeName),
	};

	const own = types.credentialType(typeName).test;
	if (own) return await runRequest(own, credentials, helper, types);
	for (const node of nodesUsing(typeName, types)) {
		const testedBy = node.description.credentials?.find(({ name }) => name === typeName)?.testedBy;
		if (typeof testedBy === 'object') {
			return await runRequest(testedBy, credentials, helper, types);
		}
		const method = testedBy && node.methods?.credentialTest?.[testedBy];
		if (method) return await method.call(new CredentialTestContext(additionalData), credentials);
	}
	return { status: 'Error', message: 'No testing function found for this credential.' };
}

function nodesUsing(credentialType: string, types: TypeRegistry): INodeType[] {
	return types.packageNodeTypes
		.map((type) => types.nodeTypes.getByNameAndVersion(type))
		.filter(({ description }) =>
			description.credentials?.some(({ name }) => name === credentialType),
		);
}

/** n8n makes a declarative node around the request and runs it on one item. */
async function runRequest(
	test: ICredentialTestRequest,
	credentials: ICredentialsDecrypted,
	helper: InProcessCredentialsHelper,
	types: TypeRegistry,
): Promise<INodeCredentialTestResult> {
	const testNodeType: INodeType = {
		description: {
			...types.nodeTypes.getByNameAndVersion(credentialTestNodeType).description,
			credentials: [{ name: credentials.type, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	};
	const testNode: INode = {
		id: 'credential-test',
		name: 'Credential Test',
		type: credentialTestNodeType,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const workflow = createWorkflow(
		{ nodes: [testNode], connections: {} },
		{
			...types,
			nodeTypes: {
				getByName: () => testNodeType,
				getByNameAndVersion: (_type, version) =>
					NodeHelpers.getVersionedNodeType(testNodeType, version),
				getKnownTypes: () => ({}),
			},
		},
		{ [credentials.type]: credentials.data ?? {} },
		{ active: false },
	);
	const node = workflow.nodes[testNode.name];
	const context = new ExecuteContext(
		workflow,
		node,
		createAdditionalData(helper, 'internal', 'credential-test'),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);

	await workflow.expression.acquireIsolate();
	try {
		const output = await new RoutingNode(context, testNodeType, credentials).runNode();
		return judgeAnswer(test, output?.[0] ?? []);
	} catch (error) {
		return judgeFailure(test, error);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** As n8n does it: with a rule about the body it reads the first item, and an empty list has none. */
function judgeAnswer(
	test: ICredentialTestRequest,
	items: readonly INodeExecutionData[],
): INodeCredentialTestResult {
	for (const rule of test.rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		const { key, value, message } = rule.properties;
		const [first] = items;
		if (!first) throw new TypeError("Cannot read properties of undefined (reading 'json')");
		if (valueAt(first.json, key.split('.')) === value) return { status: 'Error', message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function judgeFailure(test: ICredentialTestRequest, error: unknown): INodeCredentialTestResult {
	const statusCode = valueAt(error, ['cause', 'response', 'status']);
	for (const rule of test.rules ?? []) {
		if (rule.type === 'responseCode' && rule.properties.value === statusCode) {
			return { status: 'Error', message: rule.properties.message };
		}
	}
	const message =
		statusCode === undefined
			? (valueAt(error, ['cause', 'code']) ?? valueAt(error, ['message']))
			: valueAt(error, ['cause', 'response', 'statusText']) ||
				`Received HTTP status code: ${String(statusCode)}`;
	return { status: 'Error', message: String(message) };
}

function valueAt(value: unknown, path: string[]): unknown {
	return path.reduce<unknown>(
		(parent, key) =>
			parent === undefined || parent === null ? undefined : Reflect.get(Object(parent), key),
		value,
	);
}
