import { LoadOptionsContext } from 'n8n-core';
import type {
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { InProcessCredentialsHelper } from './credentialsHelper';
import type { CredentialsByType } from './credentialsHelper';
import type { TypeRegistry } from './nodeTypes';
import { createSingleNodeWorkflow } from './workflow';

/** A method of a node type that fills a parameter's list in the editor. */
export interface ParameterMethodOptions {
	type: string;
	typeVersion?: number;
	method: string;
	/** As the user has filled them in so far; defaults are added. */
	parameters: INodeParameters;
	/** Where the parameter is, from `parameters.` on; only relative names (`&name`) need it. */
	path?: string;
	credentials?: CredentialsByType;
}

export interface ListSearchOptions extends ParameterMethodOptions {
	filter?: string;
	paginationToken?: string;
}

export async function listSearch(
	options: ListSearchOptions,
	types: TypeRegistry,
): Promise<INodeListSearchResult> {
	const method = findMethod(options, types, ({ listSearch: methods }) => methods);
	return await inEditor(options, types, async (context) => {
		return await method.call(context, options.filter, options.paginationToken);
	});
}

export async function loadOptions(
	options: ParameterMethodOptions,
	types: TypeRegistry,
): Promise<INodePropertyOptions[]> {
	const method = findMethod(options, types, ({ loadOptions: methods }) => methods);
	return await inEditor(options, types, async (context) => await method.call(context));
}

export async function resourceMapping(
	options: ParameterMethodOptions,
	types: TypeRegistry,
): Promise<ResourceMapperFields> {
	const method = findMethod(options, types, ({ resourceMapping: methods }) => methods);
	return await inEditor(options, types, async (context) => await method.call(context));
}

function findMethod<Method>(
	{ type, typeVersion, method }: ParameterMethodOptions,
	{ nodeTypes, latestVersion }: TypeRegistry,
	ofKind: (methods: NonNullable<INodeType['methods']>) => Record<string, Method> | undefined,
): Method {
	const nodeType = nodeTypes.getByNameAndVersion(type, typeVersion ?? latestVersion(type));
	const methods = ofKind(nodeType.methods ?? {}) ?? {};
	if (!Object.hasOwn(methods, method)) {
		const names = Object.keys(methods).join(', ') || 'none';
		throw new Error(`Node type "${type}" has no such method "${method}". It has: ${names}.`);
	}
	return methods[method];
}

async function inEditor<Result>(
	{ type, typeVersion, parameters, path = '', credentials = {} }: ParameterMethodOptions,
	types: TypeRegistry,
	call: (context: LoadOptionsContext) => Promise<Result>,
): Promise<Result> {
	const { workflow, node } = createSingleNodeWorkflow(
		{ type, typeVersion, parameters },
		types,
		credentials,
	);
	const additionalData = createAdditionalData(
		new InProcessCredentialsHelper(types, credentials),
		'internal',
		'editor',
	);
	additionalData.currentNodeParameters = node.parameters;
	await workflow.expression.acquireIsolate();
	try {
		return await call(new LoadOptionsContext(workflow, node, additionalData, path));
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
