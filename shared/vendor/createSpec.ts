import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Application, Candidate, Origin } from '../model';
import type { DocumentDraft, InputRecord } from '../node/input/candidateInput';
import type { Item } from '../node/input/item';
import type { Operation } from '../node/run/operation';
import type { Condition, Fields, Values } from './fields';
import type { PickList } from './resourceSpec';

/**
 * An operation that writes a person, or an application of a person for a job, from whatever source the item comes from.
 * What all targets share is here; a vendor says what is its own: further fields, and how the record is written.
 */
export interface CreateSpec<Client, P extends Fields, A extends Fields, O extends Fields> {
	/** What is written, e.g. `Application`. */
	name: string;
	/** How the operation stands in the list. */
	option?: Partial<Operation['option']>;
	/** The e-mail address is asked for, but not needed. @param description replaces the usual one */
	emailIsOptional?: true | { description: string };
	/** The job to apply for. @param noun what it is in messages, e.g. `Personio job` */
	job?: { list: PickList; noun: string };
	/** The status that a new application gets; absent if the vendor cannot set one. */
	status?: StatusChoice;
	/** Files go along: the draft has them, or the vendor fetches them from addresses and `start` finds those. */
	files?: 'sent' | { fetched: INodeProperties[] };
	/** Parameters of their own. */
	fields?: P;
	/** The entries of "Additional Fields". */
	additional?: A;
	additionalShownIf?: Condition;
	/** Further parameters, above "Additional Fields", that only n8n's own terms describe, e.g. a resource mapper. */
	more?: INodeProperties[];
	/** The entries of "Options" besides those that every target has. */
	options?: O;
	/** Replaces the description of "Write Without Valid Consent". */
	withoutConsent?: string;
	/** What a candidate carries that the vendor has no place for, by the names of the vocabulary. */
	leavesOut?(candidate: Candidate): string[];
	/**
	 * Prepares what all items share; what it gives back writes one record and says what stands there now. Two items of
	 * one person are never written at the same time, also not in two executions of a process.
	 */
	start(
		client: Client,
		context: IExecuteFunctions,
	): Promise<(draft: Draft<P, A, O>) => Promise<Written>>;
}

/** The parameters that choose a status. The names are those of saved workflows. */
export interface StatusChoice {
	list: PickList;
	/** Defaults to `Status`, or what the vendor calls it. */
	label?: string;
	/** Names of the parameters. Default to `status` and `statusSource`, after the label. */
	parameter?: string;
	/** If no status is chosen. */
	first: { value: string; name: string; description: string };
	chosen: string;
	/** Further choices, which `start` reads itself from the parameter `statusSource`. */
	others?: ReadonlyArray<{ value: string; name: string; description: string }>;
	/** The values of the choice in the order in which the panel lists them. */
	order?: readonly string[];
	/** What "From Input" says. */
	input?: string;
}

/** What a write gives out besides what the engine adds: `system`, `jobId`, `origin` and what was left out. */
export interface Written {
	result: 'created' | 'updated' | 'alreadyExists' | 'unchanged';
	[field: string]: unknown;
}

/** The person of a record that is there already. */
export interface FoundPerson {
	firstName?: string | null | undefined;
	lastName?: string | null | undefined;
	/** What it is and its ID, e.g. `candidate 7001`. */
	id?: string;
}

/** @throws Failure `conflict` if the record is somebody else's, unless the user accepts another name */
export type RefuseAnother = (found: FoundPerson) => void;

/** What an item and the node's parameters say about one record. */
export interface Draft<P extends Fields, A extends Fields, O extends Fields> {
	item: Item;
	person: Pick<Candidate, 'firstName' | 'lastName' | 'email' | 'phone' | 'location'>;
	/** Absent if the person is defined in the node. */
	candidate?: Candidate;
	/** Absent if the item is a candidate, or the person is defined in the node. */
	application?: Application;
	/** The record on the item, or what an earlier write has noted. */
	input?: InputRecord;
	/** The record of the source, which can then be told. */
	origin?: Origin;
	/** Empty for a record that belongs to no job. */
	jobId: string;
	/** Absent: the first status of the job. */
	statusId?: string;
	documents: DocumentDraft[];
	/** Call it with each record that the email address finds, before anything is written to it. */
	refuseAnother: RefuseAnother;
	/** What is done about a document whose file is not on the item. */
	whenMissing: 'skip' | 'stop';
	fields: Values<P>;
	additional: Values<A>;
	options: Values<O>;
}
