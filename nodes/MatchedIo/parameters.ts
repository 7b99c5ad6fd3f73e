import type { INodeProperties } from 'n8n-workflow';
import { pickList } from '../../shared/node/parameters';

export const jobPickList: INodeProperties = pickList({
	displayName: 'Job',
	name: 'job',
	searchListMethod: 'searchJobs',
	idPlaceholder: 'e.g. mj-401',
	required: true,
});

export const matchPickList: INodeProperties = pickList({
	displayName: 'Match',
	name: 'match',
	searchListMethod: 'searchMatches',
	idPlaceholder: 'e.g. mm-40101',
	required: true,
	hint: 'The list shows successful matches, the latest first',
});
