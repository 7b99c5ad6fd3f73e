import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeOperations } from '../../shared/node/run/description';
import { runChosen } from '../../shared/node/run/run';
import { fillTemplate } from './operations/fillTemplate';
import { read } from './operations/read';
import { write } from './operations/write';

const operations = [fillTemplate, read, write];

export class RecruitingFile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recruiting File',
		name: 'recruitingFile',
		icon: { light: 'file:../../icons/file.svg', dark: 'file:../../icons/file.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ { fillTemplate: "fill template", read: "read file", write: "write file" }[$parameter["operation"]] }}',
		description:
			'Read candidates and applications from Excel, CSV and JSON files, write them, and fill templates',
		defaults: { name: 'Recruiting File' },
		usableAsTool: true,
		parameterPane: 'wide',
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ $parameter["operation"] === "read" ? [
			{ type: "${NodeConnectionTypes.Main}", displayName: "Records" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Unreadable" }
		] : [{ type: "${NodeConnectionTypes.Main}" }] }}`,
		properties: describeOperations(operations, 'read'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs = this.getNodeParameter('operation', 0) === 'read' ? 2 : 1;
		return await runChosen(this, operations, outputs);
	}
}
