import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';

export class MatchedIoTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'matched.io Trigger',
		name: 'matchedIoTrigger',
		icon: {
			light: 'file:../../icons/matched-io.svg',
			dark: 'file:../../icons/matched-io.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: 'New successful match',
		description: 'Starts the workflow when a match at matched.io becomes successful',
		defaults: { name: 'matched.io Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'matchedIoApi', required: true }],
		properties: [
			...poll.properties,
			{
				displayName:
					"Documents are not downloaded here. Put 'matched.io: Get' with the ID of the match after this node to have them.",
				name: 'documentsNotice',
				type: 'notice',
				default: '',
			},
		],
	};

	methods = poll.methods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.poll(this);
	}
}
