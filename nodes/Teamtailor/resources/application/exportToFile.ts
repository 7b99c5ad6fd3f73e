import { applicationCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { inVocabulary } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toApplication } from '../../../../shared/vendors/teamtailor/mapping';
import { applicationLister, filters, jobParameters } from './filters';

export const exportApplications = exportToFile(applicationCategory, {
	properties: [...jobParameters, filters],
	async start(context) {
		const listOf = applicationLister(context, await connect(context, teamtailor));
		return (itemIndex, options) => inVocabulary(listOf(itemIndex)(options), toApplication);
	},
});
