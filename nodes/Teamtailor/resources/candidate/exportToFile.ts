import { candidateCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toCandidate } from '../../../../shared/vendors/teamtailor/mapping';
import { filters, filtersSchema } from './filters';

export const exportCandidates = exportToFile(candidateCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, teamtailor);
		const schema = filtersSchema(context.getTimezone());
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return inVocabulary(client.candidates(filter, options), toCandidate);
		};
	},
});
