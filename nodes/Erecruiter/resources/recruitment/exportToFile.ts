import { jobCategory, type Category } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toJob } from '../../../../shared/vendors/erecruiter/mapping';
import { filters, filtersSchema } from './filters';

/** What eRecruiter calls a job. */
const recruitmentCategory: Category = {
	...jobCategory,
	noun: { one: 'recruitment', many: 'recruitments' },
};

export const exportRecruitments = exportToFile(recruitmentCategory, {
	properties: [filters],
	async start(context) {
		const client = await connect(context, erecruiter);
		return (itemIndex, options) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return inVocabulary(client.recruitments(filter, options), toJob);
		};
	},
});
