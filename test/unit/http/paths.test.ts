import { fieldRenamer, ownValue, valueAt, withValueAt } from '../../../shared/http/paths';

describe('valueAt', () => {
	const record = { a: { b: [{ c: 1 }, { c: 2 }] }, empty: null };

	it.each([
		['a.x', undefined],
		['a.b.c', undefined],
		['a.b.7.c', undefined],
		['empty.a', undefined],
		['toString', undefined],
		['__proto__.polluted', undefined],
		['a.b.length', undefined],
		['empty', null],
		['a.b.1.c', 2],
	])('%s is %p', (path, expected) => {
		expect(valueAt(record, path)).toBe(expected);
	});

	it('gives the value itself at the empty path', () => {
		expect(valueAt(record, '')).toBe(record);
		expect(valueAt(undefined, '')).toBeUndefined();
		expect(valueAt('text', 'length')).toBeUndefined();
	});
});

describe('withValueAt', () => {
	it('changes a copy and makes the objects on the way', () => {
		const record = { a: { b: 1 }, text: 'x' };
		expect(withValueAt(record, 'a.c.d', 2)).toEqual({ a: { b: 1, c: { d: 2 } }, text: 'x' });
		expect(withValueAt(record, 'text.inner', 3)).toEqual({ a: { b: 1 }, text: { inner: 3 } });
		expect(record).toEqual({ a: { b: 1 }, text: 'x' });
	});
});

const renameFields = (record: unknown, fields: Record<string, string>) =>
	fieldRenamer(fields)(record);

describe('fieldRenamer', () => {
	it.each([null, 'text', 7, [1, 2]])('leaves %j as it is', (record) => {
		expect(renameFields(record, { id: 'key' })).toBe(record);
	});

	it('gives undefined for a field that is not there, so that the check names it', () => {
		expect(renameFields({ id: 1 }, { id: 'key' })).toEqual({ id: undefined });
	});

	it('can exchange two names', () => {
		expect(renameFields({ id: 'a', title: 'b' }, { id: 'title', title: 'id' })).toEqual({
			id: 'b',
			title: 'a',
		});
	});

	it('reads nested names from the top of the record', () => {
		const record = { person: { given: 'Jördis', mail: { main: 'j@example.com' } } };
		expect(
			renameFields(record, {
				'candidate.firstName': 'person.given',
				'candidate.email': 'person.mail.main',
			}),
		).toMatchObject({ candidate: { firstName: 'Jördis', email: 'j@example.com' } });
	});

	it('renames the fields of each element, also in a list that has moved', () => {
		const record = { files: [{ label: 'a.pdf' }, { label: 'b.pdf' }, 'odd'] };
		expect(renameFields(record, { 'documents[].name': 'label', documents: 'files' })).toMatchObject(
			{ documents: [{ name: 'a.pdf' }, { name: 'b.pdf' }, 'odd'] },
		);
	});

	it('leaves a list alone that is none', () => {
		expect(renameFields({ documents: null }, { 'documents[].name': 'label' })).toEqual({
			documents: null,
		});
	});
});

describe('names that every object inherits', () => {
	const names = ['constructor', 'toString', '__proto__'];

	it.each(names)('%s is no value', (name) => {
		expect(ownValue({}, name)).toBeUndefined();
		expect(valueAt({ a: {} }, `a.${name}`)).toBeUndefined();
	});

	it.each(names)('%s can be one', (name) => {
		const object = withValueAt({}, `${name}.id`, 7);
		expect(Object.hasOwn(object, name)).toBe(true);
		expect(valueAt(object, `${name}.id`)).toBe(7);
	});
});
