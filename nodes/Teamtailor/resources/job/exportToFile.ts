import { jobCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { inVocabulary } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toJob } from '../../../../shared/vendors/teamtailor/mapping';
import { filterReader, filters, statusParameter } from './filters';

export const exportJobs = exportToFile(jobCategory, {
	properties: [statusParameter, filters],
	async start(context) {
		const client = await connect(context, teamtailor);
		const readFilter = filterReader(context);
		return (itemIndex, options) => inVocabulary(client.jobs(readFilter(itemIndex), options), toJob);
	},
});
