import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeOperations } from '../../shared/node/run/description';
import { runChosen } from '../../shared/node/run/run';
import { searchSourceJobs, searchTargetJobs } from './listSearch';
import { checkCoverage } from './operations/checkCoverage';
import { map } from './operations/map';
import { getStatusFields } from './resourceMapping';
import { credentialsOf } from '../systems';
import { markers } from './parameters';

const operations = [checkCoverage, map];

export class RecruitingStatusMap implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recruiting Status Map',
		name: 'recruitingStatusMap',
		icon: {
			light: 'file:../../icons/status-map.svg',
			dark: 'file:../../icons/status-map.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "map" ? "map statuses" : "check coverage" }}',
		description:
			'Map the statuses of one recruiting system to those of another, checked for completeness',
		defaults: { name: 'Recruiting Status Map' },
		usableAsTool: true,
		parameterPane: 'wide',
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ $parameter["operation"] === "map" ? [
			{ type: "${NodeConnectionTypes.Main}", displayName: "Mapped" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Unmapped" },
			{ type: "${NodeConnectionTypes.Main}", displayName: "Left as It Is" }
		] : [{ type: "${NodeConnectionTypes.Main}" }] }}`,
		credentials: credentialsOf('statusSystem'),
		properties: [...describeOperations(operations, 'map'), ...markers],
	};

	methods = {
		listSearch: { searchSourceJobs, searchTargetJobs },
		resourceMapping: { getStatusFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs = this.getNodeParameter('operation', 0) === 'map' ? 3 : 1;
		return await runChosen(this, operations, outputs);
	}
}
