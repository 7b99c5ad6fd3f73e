import type { Resource } from '../../../../shared/node/operation';
import { exportRecruitments } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';

export const recruitment: Resource = {
	name: 'Recruitment',
	value: 'recruitment',
	firstOperation: getMany,
	operations: [exportRecruitments, get, getMany],
};
