import type { Resource } from '../../../../shared/node/operation';
import { confirmExport } from './confirmExport';
import { exportApplications } from './exportToFile';
import { get } from './get';
import { getDue } from './getDue';
import { getMany } from './getMany';
import { setStatus } from './setStatus';

export const application: Resource = {
	name: 'Application',
	value: 'application',
	firstOperation: getDue,
	operations: [confirmExport, exportApplications, get, getDue, getMany, setStatus],
};
