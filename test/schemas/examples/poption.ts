import { byId, returnAll, type Example, type NodeExamples } from '../example';

/** Somebody else's exports, finished already, one of which has failed. */
const prepareExports: Example['prepare'] = async ({ control }) => {
	const finished = { format: 'csv', durationMs: 0, reference: 'another' };
	await control('POST', '/poption/exports', finished);
	await control('POST', '/poption/exports', { ...finished, fate: 'fail', reference: null });
};

/** Exports that take no time. */
const prepareQuick: Example['prepare'] = async ({ control }) =>
	await control('PATCH', '/poption/settings', { durationMs: 0 });

const wanted = { category: byId('candidates'), format: 'csv', language: 'en' };

export const poption: NodeExamples = {
	folder: 'Poption',
	node: 'poption',
	examples: [
		{ resource: 'category', operation: 'get', parameters: { category: byId('candidates') } },
		{ resource: 'category', operation: 'getAll', parameters: returnAll },
		{
			resource: 'export',
			operation: 'delete',
			parameters: { export: byId('px-1') },
			prepare: prepareExports,
		},
		{
			resource: 'export',
			operation: 'download',
			parameters: { export: byId('px-1') },
			prepare: prepareExports,
		},
		{
			resource: 'export',
			operation: 'exportToFile',
			parameters: wanted,
			prepare: prepareQuick,
		},
		{
			resource: 'export',
			operation: 'get',
			parameters: { export: byId('px-1') },
			prepare: prepareExports,
		},
		{
			resource: 'export',
			operation: 'getAll',
			parameters: returnAll,
			prepare: prepareExports,
		},
		{
			resource: 'export',
			operation: 'start',
			parameters: wanted,
			prepare: prepareQuick,
		},
		{ resource: 'jobPosting', operation: 'exportToFile' },
		{ resource: 'jobPosting', operation: 'getAll', parameters: returnAll },
		{
			resource: 'profile',
			operation: 'download',
			parameters: { profileOf: 'candidate', candidateId: 'pk-1' },
		},
	],
};
