import { z } from 'zod';
import { readInput } from '../../../shared/node/input/inputRecord';
import {
	commaSeparated,
	limitParameters,
	optionalText,
	pickList,
	readLimit,
	readParameter,
	requiredId,
	textList,
} from '../../../shared/node/panel/parameters';
import { recordWriter } from '../../../shared/node/run/records';
import { applicationSchema } from '../../../shared/model';
import { parameterContext } from '../support/context';
import { failureOf } from '../support/failures';

describe('a parameter that cannot be used', () => {
	it('is named as the panel names it', async () => {
		const context = parameterContext({ limit: 'many' });
		const failure = await failureOf(() => readParameter(context, 'limit', 0, z.number(), 'Limit'));
		expect(failure.kind).toBe('validation');
		expect(failure.message).toMatch(/^'Limit' cannot be used: /);
		expect(failure.message).not.toContain('many');
	});

	it('is named with the field inside it', async () => {
		const context = parameterContext({ options: { tags: ['a', 1] } });
		const schema = z.object({ tags: z.array(z.string()) });
		const failure = await failureOf(() => readParameter(context, 'options', 0, schema, 'Options'));
		expect(failure.details.fields?.map(({ field }) => field)).toEqual(['Options: tags[1]']);
	});

	it.each([0, -1, 1.5, '50', null])('a limit of %j', async (limit) => {
		const context = parameterContext({ returnAll: false, limit });
		expect((await failureOf(() => readLimit(context, 0))).message).toContain("'Limit'");
	});
});

describe('a limit', () => {
	it('is not looked at when all are returned', () => {
		expect(readLimit(parameterContext({ returnAll: true, limit: 'x' }), 0)).toBeUndefined();
		expect(readLimit(parameterContext({ returnAll: false, limit: 7 }), 0)).toBe(7);
	});

	it('is shown only when it counts', () => {
		const [returnAll, limit] = limitParameters(true);
		expect(returnAll?.default).toBe(true);
		expect(limit?.displayOptions).toEqual({ show: { returnAll: [false] } });
	});
});

describe('ids', () => {
	it.each(['', '  ', null, undefined, {}, true])('%j is none', (value) => {
		const checked = requiredId.safeParse(value);
		expect(checked.success).toBe(false);
		expect(checked.error?.issues[0]?.message).toMatch(/ID/);
	});

	it('are text, trimmed', () => {
		expect(requiredId.parse(' ww-101 ')).toBe('ww-101');
		expect(requiredId.parse(2001)).toBe('2001');
	});

	it.each([
		[undefined, undefined],
		[null, undefined],
		['  ', undefined],
		[' a ', 'a'],
		[0, '0'],
	])('optional text %j is %j', (value, expected) => {
		expect(optionalText.parse(value)).toBe(expected);
	});
});

describe('a list of ids', () => {
	it.each([
		['12, 15', ['12', '15']],
		[' 12 ,, 15,', ['12', '15']],
		[12, ['12']],
		[
			['12 ', 15],
			['12', '15'],
		],
		[undefined, []],
	])('%j', (value, expected) => {
		expect(textList.parse(value)).toEqual(expected);
		expect(commaSeparated.parse(value)).toBe(expected.join(',') || undefined);
	});
});

describe('a pick list', () => {
	const base = { displayName: 'Job', name: 'job', searchListMethod: 'searchJobs' };

	it('offers the list and an ID', () => {
		const property = pickList({ ...base, required: true, idPlaceholder: 'e.g. 2001' });
		expect(property).toMatchObject({
			displayName: 'Job',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
		});
		expect(property.modes?.map(({ name }) => name)).toEqual(['list', 'id']);
		expect(property.modes?.[0]?.typeOptions).toEqual({
			searchListMethod: 'searchJobs',
			searchable: true,
		});
	});

	it('reads the ID out of an address', () => {
		const regex = 'https?://[^/]+/job/(\\d+)';
		const property = pickList({ ...base, urlPattern: { regex, placeholder: 'e.g. https://…' } });
		const url = property.modes?.find(({ name }) => name === 'url');
		expect(url?.extractValue).toEqual({ type: 'regex', regex });
		const [validation] = url?.validation ?? [];
		expect(validation).toMatchObject({ properties: { regex: `${regex}.*` } });
	});
});

describe('an input item', () => {
	it('that does not fit: fields and remedy are named, values are not', async () => {
		const items = [{ json: { id: 1, candidate: { firstName: 'Geheim' } } }];
		const failure = await failureOf(() =>
			readInput(
				parameterContext({}, { items }),
				0,
				applicationSchema,
				'an application',
				'Mend it.',
			),
		);
		expect(failure.message).toContain('The input item is not an application (');
		expect(failure.details.fields?.map(({ field }) => field)).toEqual([
			'jobId',
			'candidate.lastName',
			'appliedAt',
		]);
		expect(failure.details.remedy).toBe('Mend it.');
		expect(failure.message).not.toContain('Geheim');
	});

	it('that is not there', async () => {
		const context = parameterContext({}, { items: [] });
		const failure = await failureOf(() =>
			readInput(context, 0, z.object({ id: z.string() }), 'a job', 'Mend it.'),
		);
		expect(failure.message).toContain('item: Required');
	});
});

describe('the output', () => {
	const record = {
		system: 'workwise',
		id: '1',
		title: 'A',
		nested: { gone: undefined, kept: [1] },
	};
	const raw = { ID: 1 };
	const write = (parameters: object, tool = false) =>
		recordWriter(parameterContext({ ...parameters }, { tool }), 0)({ record, raw }).json;

	it('is the record, a copy of it', () => {
		const json = write({ simplify: true });
		expect(json).toEqual(record);
		expect(json.nested).not.toBe(record.nested);
	});

	it("carries the vendor's own record when it is not simplified", () => {
		expect(write({ simplify: false })).toEqual({ ...record, raw });
		expect(write({ output: 'raw' }, true)).toEqual({ ...record, raw });
	});

	it('is what a tool asks for, and always the ID', () => {
		expect(write({ output: 'simplified' }, true)).toEqual(record);
		expect(write({ output: 'selected', outputFields: ' title, nope' }, true)).toEqual({
			system: 'workwise',
			id: '1',
			title: 'A',
		});
	});

	it('of an unknown kind is refused', async () => {
		expect((await failureOf(() => write({ output: 'all' }, true))).message).toContain("'Output'");
	});
});
