import { candidateCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toCandidate } from '../../../../shared/vendors/personio/v2/mapping';
import { filters, filterSchema } from './filters';

export const exportCandidates = exportToFile(candidateCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, personioV2);
		const schema = filterSchema(context.getTimezone());
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return inVocabulary(client.candidates(filter, options), toCandidate);
		};
	},
});
