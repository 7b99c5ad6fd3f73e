import type { Operation } from '../../../shared/node/run/operation';
import { toJson } from '../../../shared/node/run/records';
import { coverageOf } from '../../../shared/statuses/map';
import { mapParameters, readMapParameters, readStatusLists } from '../parameters';

export const checkCoverage: Operation = {
	option: {
		name: 'Check Coverage',
		value: 'checkCoverage',
		action: 'Check coverage of status map',
		description:
			'Get one item per status: mapped, unmapped, locked, or gone from one of the systems',
	},
	properties: mapParameters,
	once: true,
	async start(context) {
		return async () => {
			const { pairs, preset } = readMapParameters(context);
			const lists = await readStatusLists(context);
			return coverageOf(pairs, lists, preset).map((covered) => ({
				json: toJson({
					ok: covered.coverage === 'mapped' || covered.coverage === 'locked',
					...covered,
				}),
			}));
		};
	},
};
