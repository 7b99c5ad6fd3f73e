import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** One item that an operation gives out. The runner links it to the item it came from. */
export interface OperationResult {
	json: IDataObject;
	binary?: IBinaryKeyData;
	/** Index of the node's output; 0 when absent. */
	output?: number;
	/** Indexes of the input items that it came from, where an operation that runs once knows them. */
	from?: readonly number[];
}

/** Does the operation for one item. */
export type RunItem = (itemIndex: number) => Promise<OperationResult[]>;

/** One operation of a resource: what its panel shows, and what it does. */
export interface Operation {
	option: INodePropertyOptions & { value: string; action: string };
	/** Without displayOptions for resource and operation; the resource adds them. */
	properties: INodeProperties[];
	/** Runs once for all items together, with the parameters of the first. */
	once?: true;
	/** Prepares what all items share, such as the client, and gives back what runs for each. */
	start(context: IExecuteFunctions): Promise<RunItem>;
}

/** The operations on one kind of thing. */
export interface ResourceOperations {
	name: string;
	value: string;
	/** Operation that is chosen first. */
	firstOperation: Operation;
	operations: Operation[];
}
