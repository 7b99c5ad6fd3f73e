import { application, items } from '../../workflows/support';
import { byId, type NodeExamples } from '../example';

const links = {
	link: [
		{
			...{ sourceJob: byId('ww-101'), targetJob: byId('2001') },
			...{ sourceStatus: byId(''), targetStatus: byId('') },
			...{ active: true, since: '2026-01-01T00:00:00Z' },
		},
	],
};

export const recruitingJobLink: NodeExamples = {
	folder: 'RecruitingJobLink',
	node: 'recruitingJobLink',
	examples: [
		{ operation: 'check', parameters: { links } },
		{
			operation: 'route',
			parameters: { links },
			input: () =>
				items(application({ target: undefined }), application({ id: 'x', jobId: 'ww-999' })),
		},
	],
};

const mapParameters = {
	...{
		sourceSystem: 'erecruiter',
		targetSystem: 'inhire',
		preset: 'builtIn',
		mapSource: 'json',
		requireComplete: false,
	},
	mapJson: '[{"from": "101", "to": "cv-analysis"}]',
};

export const recruitingStatusMap: NodeExamples = {
	folder: 'RecruitingStatusMap',
	node: 'recruitingStatusMap',
	examples: [
		{ operation: 'checkCoverage', parameters: mapParameters },
		{
			operation: 'map',
			parameters: mapParameters,
			input: () => items({ id: 'a', status: { id: '4', name: 'Spotkanie' } }),
		},
	],
};
