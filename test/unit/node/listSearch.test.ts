import { Failure } from '../../../shared/http/failure';
import {
	jobEntry,
	matches,
	pickListPage,
	titleOfEntry,
} from '../../../shared/node/panel/listSearch';
import { pickListContext } from '../support/context';

const numbers = (count: number) => Array.from({ length: count }, (_unused, index) => index);
const toEntry = (number: number) => ({ name: `Entry ${number}`, value: String(number) });
const page = async (count: number, token?: string) =>
	await pickListPage(pickListContext(), async () => numbers(count), toEntry, token);

it('says what went wrong while loading', async () => {
	const failing = pickListPage(
		pickListContext(),
		async () => {
			throw new Failure({ kind: 'authentication', message: 'Not accepted', status: 401 });
		},
		toEntry,
	);
	await expect(failing).rejects.toMatchObject({ message: 'Not accepted', httpCode: '401' });
});

it.each([0, 1, 99, 100])('shows %i entries on one page', async (count) => {
	const { results, paginationToken } = await page(count);
	expect(results).toHaveLength(count);
	expect(paginationToken).toBeUndefined();
});

it('shows each entry once over three pages', async () => {
	const values: unknown[] = [];
	let token: string | undefined;
	let pages = 0;
	do {
		const { results, paginationToken } = await page(250, token);
		values.push(...results.map(({ value }) => value));
		token = typeof paginationToken === 'string' ? paginationToken : undefined;
		pages += 1;
	} while (token);
	expect(pages).toBe(3);
	expect(values).toEqual(numbers(250).map(String));
});

it('reads no more of a list than it shows', async () => {
	let read = 0;
	async function* endless() {
		for (;;) yield read++;
	}
	const { results } = await pickListPage(pickListContext(), async () => endless(), toEntry);
	expect(results).toHaveLength(100);
	expect(read).toBe(101);
});

it('shows a job as recruiters know it, and finds the title in that again', () => {
	const entry = jobEntry({ id: '2001', title: 'Köchin / Koch', status: 'open', url: 'https://a' });
	expect(entry).toEqual({ name: 'Köchin / Koch · OPEN · 2001', value: '2001', url: 'https://a' });
	expect(titleOfEntry(entry.name)).toBe('Köchin / Koch');
	expect(titleOfEntry('Koch · Köln · OPEN · 7')).toBe('Koch · Köln');
	expect(titleOfEntry('Köchin')).toBe('Köchin');
});

it.each([
	['Köchin', undefined, true],
	['Köchin', '', true],
	['Köchin', ' KÖCH ', true],
	['Köchin', 'koch', false],
])('%s matches %p: %p', (text, filter, expected) => {
	expect(matches(text, filter)).toBe(expected);
});
