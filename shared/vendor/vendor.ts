import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { UnreadableRecord } from '../http/contractClient';
import { Failure } from '../http/failure';
import type { ConnectOptions, VendorApi } from '../http/vendorApi';
import type { Application, Job, Status } from '../model';
import type { DocumentSource } from '../node/files/documentDownloads';
import { describeResources } from '../node/run/description';
import type { ResourceOperations } from '../node/run/operation';
import { runResource } from '../node/run/run';
import { listMethodsOf, type ListMethods } from './pickList';
import type { ApplicationResource, NodeResource, Resource } from './resourceSpec';

/** What a user should know of a system beyond the operations of its node, one sentence each. */
export interface VendorFacts {
	/** What is published by the vendor, and what is a contract of ours. */
	api: string;
	/** Which statuses can be set, and when. */
	statuses: string;
	files: string;
	consent: string;
	limits: string;
}

/** Which of a vendor's resources the nodes use that belong to no vendor. A system can be source and target at once. */
export interface Roles<Client> {
	jobs?: Resource<Client, Job>;
	/** Of a job if they belong to one, otherwise of the account. */
	statuses?: Resource<Client, Status>;
	/** An application that is rejected keeps its status; the rejection stands beside it. */
	rejectionIsBeside?: true;
	/** What it can be told of an application, if its statuses cannot be set from outside. */
	outcomes?: readonly Status[];
	/** Its applications go elsewhere. */
	source?: true;
	/** As a source; where their files can be read, the node that routes them fetches those that are needed. */
	applications?: ApplicationResource<Client, Application>;
	/** Applications are created in its jobs. */
	target?: TargetRole<Client>;
}

export interface TargetRole<Client> {
	/** An application cannot be created with a status. */
	beginsWithFirstStatus?: true;
	/** `jobs` leaves out those that are closed, archived or drafts. */
	listsOnlyOpenJobs?: true;
	/** What has become of a job that is listed no more, e.g. `deleted`. Defaults to what can happen to any job. */
	unlistedMeans?: string;
	/** Why this cannot be the ID of one of its jobs. */
	refuseJobId?(jobId: string): string | undefined;
	/** Whether the system may have this status although the list lacks it: the API cannot list all of them. */
	mayHaveStatus?(client: Client, statusId: string): boolean;
}

/** A system whose jobs bring applications that go elsewhere. */
export interface JobSource {
	jobs(search?: string): AsyncIterable<Job>;
	/** The statuses that an application of that job can have. */
	statuses(jobId: string): Promise<Status[]>;
	/** The files of its applications; absent if they cannot be read. */
	documents?: DocumentSource;
}

/** A system into whose jobs applications are written. */
export interface JobTarget {
	jobs(search?: string): AsyncIterable<Job>;
	/** The statuses that an application of that job can be created with; empty if none can be set. */
	statuses(jobId: string): Promise<Status[]>;
	mayHaveStatus?(statusId: string): boolean;
	listsOnlyOpenJobs: boolean;
	unlistedMeans?: string;
	refuseJobId?(jobId: string): string | undefined;
}

/** A system whose statuses can be mapped to those of another. */
export interface StatusSystem {
	/** Of that job, if statuses belong to one. */
	statuses(jobId?: string): Promise<Status[]>;
	/** The jobs to choose from, if statuses belong to a job. */
	jobs?(search?: string): AsyncIterable<Job>;
	/** See `Roles`. */
	rejectionIsBeside?: true;
	outcomes?: readonly Status[];
}

/** What the nodes that belong to no vendor know of one. */
export interface RegisteredVendor {
	system: string;
	name: string;
	credentialType: string;
	facts: VendorFacts;
	/** How its name is written, too, and what people search for to find its nodes, besides the words of every vendor. */
	words: readonly string[];
	jobSource?(options: ConnectOptions): JobSource;
	/** As a source, it has files of applications to be read. */
	hasDocuments?: true;
	jobTarget?(options: ConnectOptions): JobTarget;
	statusSystem?(options: ConnectOptions): StatusSystem;
	/** Its statuses belong to a job; then one has to be named. */
	statusesPerJob?: true;
	/** It is told of outcomes instead of a status. */
	takesOutcomes?: true;
}

/** A vendor as its own node shows it, and as the others know it. */
export interface Vendor extends RegisteredVendor {
	properties: INodeProperties[];
	methods: ListMethods;
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

interface Declaration<Client> {
	facts: VendorFacts;
	words: readonly string[];
	/** The node lists them by name; one without operations is only a list to choose from. */
	resources: readonly NodeResource[];
	/** The resource that a new node shows. Defaults to the first one. */
	first?: NodeResource;
	roles?: Roles<Client>;
}

/** Everything of one vendor, from its declaration. @param api the account by which the roles connect */
export function vendorOf<Client>(api: VendorApi<Client>, declared: Declaration<Client>): Vendor {
	const { facts, words, first, roles = {} } = declared;
	const all = declared.resources.flatMap((resource) => [
		resource,
		...(resource.documents ? [resource.documents] : []),
	]);
	const resources = all
		.filter(({ operations }) => operations.length > 0)
		.map(shown)
		.sort((one, other) => one.name.localeCompare(other.name));
	return {
		system: api.system,
		name: api.name,
		credentialType: api.credentialType,
		facts,
		words,
		...rolesOf(api, roles),
		properties: describeResources(resources, first?.value),
		methods: listMethodsOf(all),
		execute: async (context) => await runResource(context, resources),
	};
}

function shown({ name, value, first, operations }: NodeResource): ResourceOperations {
	const firstOperation = operations.find(({ option }) => option.value === first) ?? operations[0];
	if (!firstOperation) throw new TypeError(`The resource ${name} has no operation`);
	return { name, value, firstOperation, operations: [...operations] };
}

function rolesOf<Client>(
	{ name, connect }: VendorApi<Client>,
	{ jobs, statuses, source, applications, target, rejectionIsBeside, outcomes }: Roles<Client>,
): Pick<
	RegisteredVendor,
	'jobSource' | 'hasDocuments' | 'jobTarget' | 'statusSystem' | 'statusesPerJob' | 'takesOutcomes'
> {
	const document = applications?.document;
	const perJob = statuses?.perParent === true;
	const jobsOf = (client: Client) => (search?: string) =>
		jobs?.models(client, { search }) ?? none();
	const statusesOf = (client: Client) => async (jobId?: string) => {
		if (!statuses || (perJob && !jobId)) return [];
		// A map that lacks a status would look complete.
		const onUnreadable = ({ id, problems }: UnreadableRecord) => {
			throw new Failure({
				kind: 'contract',
				service: name,
				message: `One status of ${name} could not be read: ID ${id ?? 'unknown'}, ${problems.join('; ')}`,
				remedy: `Correct it in ${name}, then run it again. Without it, statuses would be missing here.`,
			});
		};
		return await all(
			statuses.models(client, { parentId: perJob ? jobId : undefined, onUnreadable }),
		);
	};
	return {
		...(source &&
			jobs && {
				jobSource(options: ConnectOptions): JobSource {
					const client = connect(options);
					return {
						jobs: jobsOf(client),
						statuses: statusesOf(client),
						...(document && {
							documents: {
								name,
								document: async (applicationId, documentId, consume) =>
									await document(client, applicationId, documentId, consume),
							},
						}),
					};
				},
				...(document && { hasDocuments: true }),
			}),
		...(target &&
			jobs && {
				jobTarget(options: ConnectOptions): JobTarget {
					const client = connect(options);
					const { beginsWithFirstStatus, listsOnlyOpenJobs = false, ...rules } = target;
					return {
						jobs: jobsOf(client),
						statuses: beginsWithFirstStatus ? async () => [] : statusesOf(client),
						listsOnlyOpenJobs,
						...(rules.unlistedMeans && { unlistedMeans: rules.unlistedMeans }),
						...(rules.refuseJobId && { refuseJobId: rules.refuseJobId }),
						...(rules.mayHaveStatus && {
							mayHaveStatus: (statusId) => rules.mayHaveStatus?.(client, statusId) ?? false,
						}),
					};
				},
			}),
		...(statuses && {
			statusSystem(options: ConnectOptions): StatusSystem {
				const client = connect(options);
				return {
					statuses: statusesOf(client),
					...(perJob && { jobs: jobsOf(client) }),
					...(rejectionIsBeside && { rejectionIsBeside }),
					...(outcomes && { outcomes }),
				};
			},
		}),
		...(perJob && { statusesPerJob: true }),
		...(outcomes && { takesOutcomes: true }),
	};
}

async function all<T>(records: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const record of records) list.push(record);
	return list;
}

async function* none(): AsyncGenerator<never> {}
