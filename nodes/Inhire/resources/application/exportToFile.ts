import { applicationCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportFilter, exportState } from '../../../../shared/node/exportFilter';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { filtersCollection } from '../../../../shared/node/filters';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { inhire } from '../../../../shared/vendors/inhire';
import { toApplication } from '../../../../shared/vendors/inhire/mapping';
import { filterProperties, filterSchema } from './filters';

export const exportApplications = exportToFile(applicationCategory, {
	properties: [
		filtersCollection([
			exportFilter('Whether the arrival in eRecruiter was confirmed'),
			...filterProperties,
		]),
	],
	async start(context) {
		const client = await connect(context, inhire);
		const schema = filterSchema(context.getTimezone()).extend({ exportState });
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return inVocabulary(client.applications(filter, options), toApplication);
		};
	},
});
