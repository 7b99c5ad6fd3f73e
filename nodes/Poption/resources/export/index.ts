import type { Resource } from '../../../../shared/node/operation';
import { deleteExport } from './delete';
import { download } from './download';
import { exportToFile } from './exportToFile';
import { get } from './get';
import { getMany } from './getMany';
import { start } from './start';

export const exportResource: Resource = {
	name: 'Export',
	value: 'export',
	firstOperation: exportToFile,
	operations: [deleteExport, download, exportToFile, get, getMany, start],
};
