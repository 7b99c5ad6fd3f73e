import { candidateCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { toTalent } from '../../../../shared/vendors/talentry/mapping';
import { filters, filtersSchema } from './filters';

/** Talents have the columns of candidates; what Talentry knows besides can be added as columns of one's own. */
const talentCategory = { ...candidateCategory, noun: { one: 'talent', many: 'talents' } };

export const exportTalents = exportToFile(talentCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, talentry);
		const schema = filtersSchema(context.getTimezone());
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return inVocabulary(client.talents(filter, options), toTalent);
		};
	},
});
