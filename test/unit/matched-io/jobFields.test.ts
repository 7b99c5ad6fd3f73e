import { synonyms } from '../../../nodes/MatchedIo/importJob';
import type { Job } from '../../../shared/model';
import type { FormField } from '../../../shared/vendor/accountForm';
import { fillJobForm } from '../../../shared/vendor/jobImport';

const fillFields = (fields: FormField[], job: Partial<Job>, entered: Record<string, unknown>) =>
	fillJobForm('matched.io', { fields, synonyms }, job, entered);

const field = (name: string, changes: Partial<FormField> = {}): FormField => ({
	name,
	label: name,
	type: 'text',
	required: false,
	...changes,
});
const choice = (name: string, ...values: string[]) =>
	field(name, {
		type: 'option',
		options: values.map((value) => ({ value, label: value.toUpperCase() })),
	});

const job = { id: '1', title: ' A title ', status: 'open', description: '<p>Text</p>' };

test('what is entered wins over what the job carries; blank is not entered', () => {
	const fields = [field('title'), field('description'), field('location')];
	const { values } = fillFields(fields, job, { title: 'Entered', description: '  ' });
	expect(values).toEqual({ title: 'Entered', description: '<p>Text</p>' });
});

test.each([
	['permanent', 'permanent'],
	['Permanent', 'permanent'],
	['permanent-employee', 'permanent'],
	['temporary', 'fixedTerm'],
	['intern', 'internship'],
	['trainee', 'apprenticeship'],
	['working_student', 'workingStudent'],
	['sabbatical', undefined],
])('the employment type %s is %s at matched.io', (word, expected) => {
	const fields = [
		choice(
			'employmentType',
			...['permanent', 'fixedTerm', 'internship', 'apprenticeship', 'workingStudent'],
		),
	];
	const { values, notTransferred } = fillFields(fields, { ...job, employmentType: word }, {});
	expect(values.employmentType).toBe(expected);
	expect(notTransferred.includes('employmentType')).toBe(expected === undefined);
});

test.each([
	['entry-level', 'entry'],
	['executive', 'lead'],
	['experienced', 'experienced'],
])('the seniority %s is %s at matched.io', (word, expected) => {
	const fields = [choice('seniority', 'entry', 'experienced', 'lead')];
	expect(fillFields(fields, { ...job, seniority: word }, {}).values).toEqual({
		seniority: expected,
	});
});

test('a word that the account has no option for is asked for when the field is required', () => {
	const fields = [{ ...choice('seniority', 'junior'), required: true }];
	const { missing, problems } = fillFields(fields, { ...job, seniority: 'executive' }, {});
	expect(missing.map(({ name }) => name)).toEqual(['seniority']);
	expect(problems).toEqual([]);
});

test('missing, wrong and unknown fields are told apart', () => {
	const fields = [
		field('skills', { type: 'list', required: true }),
		field('salaryMin', { type: 'number', required: true, label: 'Salary From' }),
	];
	const { missing, problems, values } = fillFields(fields, job, { salaryMin: 'x', other: 1 });
	expect(missing.map(({ name }) => name)).toEqual(['skills']);
	expect(problems).toEqual([
		{ field: 'Salary From', message: 'must be a number' },
		{ field: 'other', message: 'is not a job field of this matched.io account' },
	]);
	expect(values).toEqual({});
});

test.each([
	['number', '12', 12],
	['number', 0, 0],
	['boolean', false, false],
	['boolean', 'false', false],
	['list', 'a, b ,', ['a', 'b']],
	['list', [1, 'b'], ['1', 'b']],
	['text', 7, '7'],
	['anything new', { deep: 1 }, { deep: 1 }],
])('a %s is read from %j as %j', (type, entered, expected) => {
	expect(fillFields([field('x', { type })], {}, { x: entered }).values).toEqual({ x: expected });
});

test('what the account has no field for is said', () => {
	expect(fillFields([field('title')], job, {}).notTransferred).toEqual(['description']);
});

test('an option without letters is no counterpart of a word that the account does not know', () => {
	const options = [
		{ value: '', label: '– please choose –' },
		{ value: 'none', label: '–' },
	];
	const fields = [field('employmentType', { type: 'option', required: true, options })];
	const carried = { ...job, employmentType: 'sabbatical' };
	const { values, missing, notTransferred } = fillFields(fields, carried, {});
	expect(values).toEqual({});
	expect(missing).toEqual(fields);
	expect(notTransferred).toContain('employmentType');
});

test('the department of a job fills a field of that name, and is named where there is none', () => {
	const carried = { ...job, department: 'Engineering' };
	const fields = [field('title'), field('description'), field('department', { required: true })];
	expect(fillFields(fields, carried, {})).toMatchObject({
		values: { department: 'Engineering' },
		missing: [],
		notTransferred: [],
	});
	const { notTransferred } = fillFields(fields.slice(0, 2), carried, {});
	expect(notTransferred).toEqual(['department']);
});
