import { z } from 'zod';
import { methodsOf } from '../../../shared/vendor/methods';

const { list } = methodsOf('https://developer.example.com');
const record = z.object({ id: z.string() });

describe('a list', () => {
	it('goes on by a cursor, with a limit, unless it says otherwise', () => {
		expect(list('/jobs', record, ['state'])).toMatchObject({
			items: 'items',
			nextCursor: 'nextCursor',
			query: { state: 'state', limit: 'limit', cursor: 'cursor' },
		});
	});

	it('sends no limit and no cursor where it has paging of its own', () => {
		const paging = { type: 'linkHeader', size: 'per_page' } as const;
		const { query, nextCursor, items } = list('/jobs', record, ['state'], { items: '', paging });
		expect({ query, nextCursor, items }).toEqual({ query: { state: 'state' }, items: '' });
	});

	it('sends its filters by the names of the service', () => {
		const { query } = list('/applications', record, [], {
			paging: { type: 'linkHeader' },
			query: { updatedAfter: 'updated_after' },
		});
		expect(query).toEqual({ updatedAfter: 'updated_after' });
	});
});
