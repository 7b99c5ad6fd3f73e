import { jobCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import { toJob } from '../../../../shared/vendors/poption/mapping';
import { filters, filtersSchema } from './filters';

export const exportJobPostings = exportToFile(jobCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, poption);
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return inVocabulary(client.jobPostings(filter, options), toJob);
		};
	},
});
