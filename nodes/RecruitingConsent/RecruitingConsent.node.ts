import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeOperations } from '../../shared/node/run/description';
import { runChosen } from '../../shared/node/run/run';
import { createDeletionList } from './operations/createDeletionList';
import { filter, filterOutputs } from './operations/filter';

const operations = [createDeletionList, filter];

export class RecruitingConsent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recruiting Consent',
		name: 'recruitingConsent',
		icon: { light: 'file:../../icons/consent.svg', dark: 'file:../../icons/consent.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "filter" ? "filter by consent" : "create deletion list" }}',
		description:
			'Keep candidates without a valid consent out, and list what must be deleted by when',
		defaults: { name: 'Recruiting Consent' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ $parameter["operation"] === "filter" ? [
			{ type: "${NodeConnectionTypes.Main}", displayName: "Valid" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Expiring" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Expired or Missing" }
		] : [{ type: "${NodeConnectionTypes.Main}" }] }}`,
		properties: describeOperations(operations, 'filter'),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs = this.getNodeParameter('operation', 0) === 'filter' ? filterOutputs.length : 1;
		return await runChosen(this, operations, outputs);
	}
}
