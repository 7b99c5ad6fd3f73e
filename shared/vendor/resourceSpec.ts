import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import type { Category } from '../files/columns';
import type { ListOptions, Received } from '../http/contractClient';
import type { ByteStream } from '../http/request';
import type { Application, ExportConfirmation } from '../model';
import type { Operation } from '../node/run/operation';
import type { Fields, Values } from './fields';

/**
 * One kind of record of a vendor, and how it is read. The standard operations are derived from it. `Own` is the record
 * as the vendor's API gives it, `Model` the record of the vocabulary.
 */
export interface ResourceSpec<Client, Own, Model extends object, F extends Fields> {
	/** What the vendor calls one, e.g. `Recruitment` for a job. */
	name: string;
	/** Defaults to the name with an s. */
	plural?: string;
	/** The operation that a new node shows. Defaults to `getAll`. */
	first?: string;
	/** What an operation does, if the usual sentence says too little; `action` replaces e.g. `Get many jobs`. */
	says?: { [Operation in StandardOperation]?: string | { action: string; description: string } };
	filters?: F;
	/** Names of filters that are parameters of their own, above "Filters". */
	always?: ReadonlyArray<keyof F & string>;
	/** The record that these belong to, e.g. the job of a status; its ID is empty if those of all are read. */
	within?: Parent;
	/** "Return All" is on by default: the list is short. */
	whole?: true;
	list?(
		client: Client,
		filter: Values<F>,
		options: ListOptions,
		parentId: string,
	): AsyncIterable<Received<Own>> | Iterable<Received<Own>>;
	/** What the vendor cannot filter is filtered here; `undefined` keeps everything. */
	keeps?(filter: Values<F>, parentId: string): Keep<Own> | undefined;
	/** What the service leaves out without a word under these filters; the node says so once. */
	hides?(filter: Values<F>): string | undefined;
	get?(client: Client, id: string): Promise<Received<Own>>;
	/** How "Get" is told its record: from the pick list, from the input item, or by its ID (the default). */
	getBy?: 'list' | 'input';
	/** An ID as "Get" shows one, e.g. `e.g. 300001`. */
	example?: string;
	toModel(own: Own, parentId: string, client: Client): Model;
	/** Columns of "Export to File"; without them there is no such operation. */
	columns?: Category;
	pick?: Pick<Client, Own, Model>;
	/** Operations that no other vendor has; one with the value of a standard operation takes its place. */
	special?: readonly Operation[];
}

export type Keep<Own> = (own: Own) => boolean;
export type StandardOperation = 'get' | 'getAll' | 'getDue';

/** Applications that go elsewhere, with their files. */
export interface ApplicationSpec<
	Client,
	Own,
	Model extends Application,
	F extends Fields,
> extends ResourceSpec<Client, Own, Model, F> {
	/** Hands a file's bytes and the answer's headers to `consume`. */
	document?: ReadDocument<Client>;
	/** The files are also a resource of their own, "Document", from which one is downloaded. */
	ownDocuments?: true;
	/** The filter of those whose export is not confirmed; without it there is no "Get Due for Export". */
	due?: Values<F>;
	/** Tells the vendor that the application has arrived elsewhere. */
	confirm?(client: Client, id: string, confirmation: ExportConfirmation): Promise<Received<Own>>;
}

/** Reads a file of an application. */
export type ReadDocument<Client> = <T>(
	client: Client,
	applicationId: string,
	documentId: string,
	consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
) => Promise<T>;

/** How a record is chosen from a searchable list. */
export interface Pick<Client, Own, Model> {
	entry(model: Model): INodeListSearchItems;
	/** Replaces the resource's own list; the text is what the user types. */
	list?(
		client: Client,
		search: string | undefined,
	): AsyncIterable<Received<Own>> | Iterable<Received<Own>>;
	/** The vendor searches; without it, the entries are searched here. */
	searches?: true;
	/** Name of the parameter. Defaults to the resource's name. */
	parameter?: string;
	/** What is said of the parameter. The label defaults to the resource's name. */
	label?: string;
	hint?: string;
	example?: string;
	/** A record can also be named by the address of its page. */
	url?: PageAddress;
}

/** The address of a record's page; the first group of `regex` is the record's ID. */
export interface PageAddress {
	regex: string;
	placeholder: string;
}

/** The list from which a record is chosen, as panels need it. */
export interface PickList {
	/** As the panel shows it, e.g. `Job`. */
	name: string;
	/** Name of the parameter, e.g. `job`. */
	parameter: string;
	/** Name of the method that n8n calls for a searchable list, e.g. `searchJobs`. */
	method: string;
	look: { label?: string; hint?: string; example?: string; url?: PageAddress };
	/** The entries that fit what the user types. */
	entries(
		context: ILoadOptionsFunctions,
		search: string | undefined,
	): AsyncIterable<INodeListSearchItems>;
}

/** The record to which others belong: always one, or, with `orAll`, one or all. */
export interface Parent {
	list: PickList;
	orAll?: {
		name: string;
		displayName: string;
		/** `value` defaults to the name of the list's parameter. */
		one: { name: string; value?: string; description?: string };
		/** `value` defaults to `all`. */
		all: { name: string; value?: string; description?: string };
		default: 'one' | 'all';
		description?: string;
	};
}

/** A resource as the node of its vendor shows it. */
export interface NodeResource {
	name: string;
	value: string;
	/** The operation that a new node shows. */
	first: string;
	operations: readonly Operation[];
	pickList?: PickList;
	/** Whether its records can be chosen from the pick list. */
	canBePicked?: boolean;
	/** The files of its records, a resource of their own. */
	documents?: NodeResource;
}

/** Which records of a resource are listed. */
export interface ModelOptions {
	/** What the user types. */
	search?: string | undefined;
	/** The record to which they belong. */
	parentId?: string | undefined;
	/** Told of each record that cannot be read, where the list is the resource's own. */
	onUnreadable?: ListOptions['onUnreadable'];
}

/** A resource whose own records stay between its own functions. */
export interface Resource<Client, Model extends object = object> extends NodeResource {
	pickList: PickList;
	/** Whether its records belong to one other record, e.g. statuses to a job. */
	perParent: boolean;
	/** Its records in the vocabulary, for the nodes that belong to no vendor. */
	models(client: Client, options?: ModelOptions): AsyncIterable<Model>;
}

/** Applications, with their files if the vendor has them. */
export interface ApplicationResource<
	Client,
	Model extends Application = Application,
> extends Resource<Client, Model> {
	document?: ReadDocument<Client>;
}
