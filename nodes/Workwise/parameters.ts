import type { INodeProperties } from 'n8n-workflow';
import { pickList } from '../../shared/node/parameters';

export const jobPickList: INodeProperties = pickList({
	displayName: 'Job',
	name: 'job',
	searchListMethod: 'searchJobs',
	idPlaceholder: 'e.g. 12345',
	required: true,
});

export const applicationId: INodeProperties = {
	displayName: 'Application ID',
	name: 'applicationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 12345',
};

export const downloadDocuments: INodeProperties = {
	displayName: 'Download Documents',
	name: 'downloadDocuments',
	type: 'boolean',
	default: false,
	description:
		'Whether to fetch the files of each application into the binary fields document_0, document_1 and so on, which its documents then name',
};
