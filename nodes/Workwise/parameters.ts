import type { INodeProperties } from 'n8n-workflow';
import { pickList } from '../../shared/node/parameters';

export const jobPickList: INodeProperties = pickList({
	displayName: 'Job',
	name: 'job',
	searchListMethod: 'searchJobs',
	idPlaceholder: 'e.g. 12345',
	required: true,
});
