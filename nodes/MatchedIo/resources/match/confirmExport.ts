import { confirmExportOperation } from '../../../../shared/node/confirmExport';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { toApplication } from '../../../../shared/vendors/matched-io/mapping';

export const confirmExport = confirmExportOperation(
	matchedIo,
	async (client, matchId, confirmation) =>
		toApplication((await client.confirmExport(matchId, confirmation)).record),
	'Match',
);
