import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { Operation, ResourceOperations } from './operation';

/** What a node with resources shows below its name, e.g. `get many: application`; an expression of n8n. */
export const operationInWords =
	'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace("getAll", "get many").replace("upsert", "create or update").replace(/[A-Z]/g, " $&").toLowerCase() }}';

/**
 * The properties of a node with resources: the two pickers, then each operation's own parameters.
 * @param chosenFirst the resource that a new node shows; the first of the list when absent
 */
export function describeResources(
	resources: readonly ResourceOperations[],
	chosenFirst = resources[0]?.value,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: chosenFirst ?? '',
		},
		...resources.flatMap((resource) =>
			describeOperations(resource.operations, resource.firstOperation.option.value, {
				resource: [resource.value],
			}),
		),
	];
}

/** The operation picker and the parameters of each operation. */
export function describeOperations(
	operations: readonly Operation[],
	chosenFirst: string,
	show: Record<string, string[]> = {},
): INodeProperties[] {
	const hasShow = Object.keys(show).length > 0;
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			...(hasShow && { displayOptions: { show } }),
			options: operations.map(({ option }) => option),
			default: chosenFirst,
		},
		...operations.flatMap(({ option, properties }) =>
			updateDisplayOptions(
				{ show: { ...show, operation: [option.value] } },
				collectionsLast(properties),
			),
		),
	];
}

/** As in n8n's own nodes: what is seldom needed, "Filters" or "Options", stands below what is always there. */
function collectionsLast(properties: readonly INodeProperties[]): INodeProperties[] {
	const isCollection = ({ type }: INodeProperties) => type === 'collection';
	return [
		...properties.filter((property) => !isCollection(property)),
		...properties.filter(isCollection),
	];
}
