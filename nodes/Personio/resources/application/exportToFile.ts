import { applicationCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toApplication } from '../../../../shared/vendors/personio/v2/mapping';
import { filters, filterSchema, fittingApplications } from './filters';

export const exportApplications = exportToFile(applicationCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, personioV2);
		const schema = filterSchema(context.getTimezone());
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return inVocabulary(fittingApplications(client, filter, options), toApplication);
		};
	},
});
