import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describeResources, operationInWords } from '../../shared/node/description';
import { runResource } from '../../shared/node/run';
import { searchLanguages, searchPools, searchStatuses, searchTalents } from './listSearch';
import { getPools } from './loadOptions';
import { application } from './resources/application';
import { consent } from './resources/consent';
import { job } from './resources/job';
import { language } from './resources/language';
import { note } from './resources/note';
import { pointsReport } from './resources/pointsReport';
import { pool } from './resources/pool';
import { status } from './resources/status';
import { talent } from './resources/talent';

const resources = [application, consent, job, language, note, pointsReport, pool, status, talent];

export class Talentry implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Talentry',
		name: 'talentry',
		icon: { light: 'file:../../icons/talentry.svg', dark: 'file:../../icons/talentry.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationInWords,
		description:
			'Create and update talents of Talentry with pools and notes, obtain their consent, and hand over jobs',
		defaults: { name: 'Talentry' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'talentryApi', required: true }],
		properties: describeResources(resources, 'talent'),
	};

	methods = {
		listSearch: { searchLanguages, searchPools, searchStatuses, searchTalents },
		loadOptions: { getPools },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runResource(this, resources);
	}
}
