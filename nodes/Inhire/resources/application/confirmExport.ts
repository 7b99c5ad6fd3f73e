import { confirmExportOperation } from '../../../../shared/node/confirmExport';
import { inhire } from '../../../../shared/vendors/inhire';
import { toApplication } from '../../../../shared/vendors/inhire/mapping';

export const confirmExport = confirmExportOperation(
	inhire,
	async (client, applicationId, confirmation) =>
		toApplication((await client.confirmExport(applicationId, confirmation)).record),
);
