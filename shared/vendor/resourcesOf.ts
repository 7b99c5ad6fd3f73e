import type { VendorApi } from '../http/vendorApi';
import type { Application } from '../model';
import type { Operation } from '../node/run/operation';
import { applicationOperations, documentsOf } from './applicationOperations';
import type { Fields } from './fields';
import { camelCase } from './names';
import { pickedModels, pickListOf } from './pickList';
import { readingOperations } from './readOperations';
import type {
	ApplicationResource,
	ApplicationSpec,
	NodeResource,
	Resource,
	ResourceSpec,
} from './resourceSpec';

/** Makes the resources of one API of a vendor: `const { resource, applications } = resourcesOf(api)`. */
export function resourcesOf<Client>(api: VendorApi<Client>) {
	function build<Own, Model extends object, F extends Fields>(
		spec: ResourceSpec<Client, Own, Model, F>,
		operations: readonly Operation[],
	): Resource<Client, Model> {
		return {
			name: spec.name,
			value: camelCase(spec.name),
			first: spec.first ?? 'getAll',
			operations: inOrder(operations, spec.special ?? []),
			pickList: pickListOf(api, spec),
			canBePicked: spec.pick !== undefined,
			perParent: spec.within !== undefined && !spec.within.orAll,
			models: (client, options = {}) => pickedModels(spec, client, options),
		};
	}
	return {
		/** Records that are read, and whatever else the vendor can do with them. */
		resource: <Own, Model extends object, const F extends Fields>(
			spec: ResourceSpec<Client, Own, Model, F>,
		): Resource<Client, Model> => build(spec, readingOperations(api, spec)),
		/** Applications, with their files and what sources and targets need. */
		applications: <Own, Model extends Application, const F extends Fields>(
			spec: ApplicationSpec<Client, Own, Model, F>,
		): ApplicationResource<Client, Model> => ({
			...build(spec, applicationOperations(api, spec)),
			...(spec.document && { document: spec.document }),
			...(spec.ownDocuments && { documents: documentsOf(api, spec) }),
		}),
		/** What is not read like a list: operations only. */
		operations: (name: string, first: string, special: readonly Operation[]): NodeResource => ({
			name,
			value: camelCase(name),
			first,
			operations: special,
		}),
	};
}

/** The resource with further operations: they may choose from its own pick list, which those of `special` cannot. */
export function withOperations<R extends NodeResource>(
	resource: R,
	operations: readonly Operation[],
): R {
	return { ...resource, operations: inOrder(resource.operations, operations) };
}

/** A special operation takes the place of the derived one of the same value. */
function inOrder(derived: readonly Operation[], special: readonly Operation[]): Operation[] {
	const values = new Set(special.map(({ option }) => option.value));
	return [...derived.filter(({ option }) => !values.has(option.value)), ...special].sort(
		(one, other) => one.option.name.localeCompare(other.option.name),
	);
}
