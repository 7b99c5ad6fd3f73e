import type { INodeProperties } from 'n8n-workflow';
import { pickList } from '../../shared/node/parameters';

export const recruitmentPickList: INodeProperties = pickList({
	displayName: 'Recruitment',
	name: 'job',
	searchListMethod: 'searchRecruitments',
	idPlaceholder: 'e.g. 12345',
	required: true,
	hint: 'With an access key for selected recruitments, only those that are shared with it are listed',
});

/** A filter of applications. */
export const cameFrom: INodeProperties = {
	displayName: 'Came From',
	name: 'originSystem',
	type: 'string',
	default: '',
	placeholder: 'e.g. inhire',
	description: 'The system that sent the application to eRecruiter; others are left out',
};
