import { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, INodeType, INodeTypes } from 'n8n-workflow';
import { stubNodes } from './stubNodes';

/** The node and credential types of a running n8n. */
export interface TypeRegistry {
	nodeTypes: INodeTypes;
	credentialType(name: string): ICredentialType;
	/** The version that a node gets when it is dropped into a workflow today. */
	latestVersion(nodeType: string): number;
	/** The node types of the loaded package, with the package's name before the node's. */
	packageNodeTypes: string[];
}

/**
 * Loads a built package as n8n does, and adds the few built-in nodes that workflows need around
 * it.
 * @param extra more node types under their full names
 * @throws if a file that package.json names is missing or its class cannot be made
 */
export async function loadTypes(
	packageDirectory: string,
	extra: Record<string, INodeType> = {},
): Promise<TypeRegistry> {
	const loader = new PackageDirectoryLoader(packageDirectory);
	await loader.loadAll();
	const prefix = `${loader.packageName}.`;
	const others = new Map(Object.entries({ ...stubNodes, ...extra }));

	function getByName(type: string) {
		const other = others.get(type);
		if (other) return other;
		if (type.startsWith(prefix)) return loader.getNode(type.slice(prefix.length)).type;
		throw new Error(
			`Unknown node type "${type}". Known are ${prefix}* and ${[...others.keys()].join(', ')}.`,
		);
	}

	const nodeTypes: INodeTypes = {
		getByName,
		getByNameAndVersion: (type, version) =>
			NodeHelpers.getVersionedNodeType(getByName(type), version),
		getKnownTypes: () => ({}),
	};

	return {
		nodeTypes,
		credentialType: (name) => loader.getCredential(name).type,
		latestVersion(type) {
			const { description } = nodeTypes.getByNameAndVersion(type);
			return description.defaultVersion ?? Math.max(...[description.version].flat());
		},
		packageNodeTypes: Object.keys(loader.nodeTypes).map((name) => prefix + name),
	};
}
