import { applicationCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { filtersCollection } from '../../../../shared/node/filters';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toApplication } from '../../../../shared/vendors/erecruiter/mapping';
import {
	filterProperties,
	filterSchema,
	fittingApplications,
	readRecruitment,
	recruitmentChoice,
} from './list';

export const exportApplications = exportToFile(applicationCategory, {
	properties: [...recruitmentChoice, filtersCollection(filterProperties)],
	async start(context) {
		const client = await connect(context, erecruiter);
		const schema = filterSchema(context.getTimezone());
		return (itemIndex, options) => {
			const recruitmentId = readRecruitment(context, itemIndex);
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			const applications = fittingApplications(client, recruitmentId, filter, options);
			return inVocabulary(applications, toApplication);
		};
	},
});
