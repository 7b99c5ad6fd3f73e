import { confirmExportOperation } from '../../../../shared/node/confirmExport';
import { workwise } from '../../../../shared/vendors/workwise';
import { toApplication } from '../../../../shared/vendors/workwise/mapping';

export const confirmExport = confirmExportOperation(
	workwise,
	async (client, applicationId, confirmation) =>
		toApplication((await client.confirmExport(applicationId, confirmation)).record),
);
