import { jobCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { toJob } from '../../../../shared/vendors/matched-io/mapping';
import { filters, filtersSchema } from './filters';

export const exportJobs = exportToFile(jobCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, matchedIo);
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return inVocabulary(client.jobs(filter, options), toJob);
		};
	},
});
