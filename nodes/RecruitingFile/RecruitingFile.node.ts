import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeOperations } from '../../shared/node/run/description';
import { runChosen } from '../../shared/node/run/run';
import { convert } from './operations/convert';
import { fillTemplate } from './operations/fillTemplate';
import { read } from './operations/read';
import { write } from './operations/write';
import { recordOutputs } from './outputs';

const operations = [convert, fillTemplate, read, write];

/** Operations that sort rows by what became of them; the others have one output. */
const sorting: readonly unknown[] = [convert.option.value, read.option.value];

export class RecruitingFile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recruiting File',
		name: 'recruitingFile',
		icon: { light: 'file:../../icons/file.svg', dark: 'file:../../icons/file.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ { fillTemplate: "fill template", convert: "convert items", read: "read file", write: "write file" }[$parameter["operation"]] }}',
		description:
			'Read candidates, applications and jobs from files or items of any node, write them into files, and fill templates',
		defaults: { name: 'Recruiting File' },
		usableAsTool: true,
		parameterPane: 'wide',
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ ["convert", "read"].includes($parameter["operation"]) ? [
			{ type: "${NodeConnectionTypes.Main}", displayName: "${recordOutputs[0]}" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "${recordOutputs[1]}" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "${recordOutputs[2]}" }
		] : [{ type: "${NodeConnectionTypes.Main}" }] }}`,
		properties: describeOperations(operations, 'read'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0);
		const outputs = sorting.includes(operation) ? recordOutputs.length : 1;
		return await runChosen(this, operations, outputs);
	}
}
