import type { Resource } from '../../../../shared/node/operation';
import { confirmExport } from './confirmExport';
import { exportMatches } from './exportToFile';
import { get } from './get';
import { getDue } from './getDue';
import { getMany } from './getMany';

export const match: Resource = {
	name: 'Match',
	value: 'match',
	firstOperation: getDue,
	operations: [confirmExport, exportMatches, get, getDue, getMany],
};
