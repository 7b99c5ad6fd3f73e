import { matches } from '../../shared/node/panel/listSearch';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { poptionApi, type PoptionApi } from './contract';
import { toCategory } from './records';

/** The kinds of data that can be exported. */
export const categories = resourcesOf(poptionApi).resource({
	name: 'Category',
	plural: 'Categories',
	says: {
		get: 'Get the description of the data of a category: its columns in both languages',
		getAll: 'Get the categories of data that can be exported',
	},
	list: (api, _, options) => api.list('listCategories', options),
	get: async (api, categoryId) => await api.read('getCategory', { ids: { categoryId } }),
	getBy: 'list',
	toModel: toCategory,
	pick: {
		entry: ({ id, name }) => ({ name, value: id }),
		list: searched,
		searches: true,
		example: 'e.g. candidates',
	},
});

/** Poption does not search; both names count, also the one that the entry does not show. */
async function* searched(api: PoptionApi, text: string | undefined) {
	for await (const received of api.list('listCategories')) {
		const { id, names } = received.record;
		if (matches(`${names.en}\n${names.nb}\n${id}`, text)) yield received;
	}
}
