import { applicationCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { readParameter } from '../../../../shared/node/parameters';
import { inVocabulary } from '../../../../shared/node/records';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { toApplication } from '../../../../shared/vendors/matched-io/mapping';
import { listFilters, listFilterSchema } from './filters';

export const exportMatches = exportToFile(
	{ ...applicationCategory, noun: { one: 'match', many: 'matches' } },
	{
		properties: [listFilters],
		async start(context) {
			const client = await connect(context, matchedIo);
			const schema = listFilterSchema(context.getTimezone());
			return (itemIndex, options) => {
				const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
				return inVocabulary(
					client.matches({ ...filter, sort: '-matchedAt' }, options),
					toApplication,
				);
			};
		},
	},
);
