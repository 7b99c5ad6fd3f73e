import { applicationSchema, candidateSchema } from '../../../shared/model';
import { tolerantRecord } from '../../../shared/node/input/tolerant';

const read = (json: object) => candidateSchema.safeParse(tolerantRecord(json)).data;

test('a number as the phone, text with commas as lists, languages by their names', () => {
	expect(
		read({
			...{ firstName: 'Vera', lastName: 'Versuch', phone: 4722000001 },
			...{ skills: 'SQL, Salg; Norsk', tags: 'Oslo', languages: 'Norsk, Deutsch' },
		}),
	).toMatchObject({
		...{ phone: '4722000001', skills: ['SQL', 'Salg', 'Norsk'], tags: ['Oslo'] },
		languages: [{ language: 'Norsk' }, { language: 'Deutsch' }],
	});
	expect(
		read({ firstName: 'Vera', lastName: 'Versuch', languages: ['Norsk', { language: 'nb' }] }),
	).toMatchObject({ languages: [{ language: 'Norsk' }, { language: 'nb' }] });
});

test.each([{ firstName: 'Vera' }, { lastName: 'Vera' }, { firstName: 'Vera', lastName: null }])(
	'a person of one name: %j',
	(names) => {
		const candidate = read(names);
		expect(`${candidate?.firstName} ${candidate?.lastName}`.trim()).toBe('Vera');
	},
);

test.each([
	{ email: 'x@example.com' },
	{ firstName: ' ' },
	{ firstName: 'Vera', lastName: 'Versuch', phone: { number: 1 } },
	{ firstName: 'Vera', lastName: 'Versuch', skills: { a: 1 } },
])('what is no candidate is refused as before: %j', (json) => {
	expect(read(json)).toBeUndefined();
});

test('the candidate of an application', () => {
	const application = {
		...{ id: 1, jobId: 2, appliedAt: '2026-03-01' },
		candidate: { firstName: 'Vera', phone: 22, skills: 'SQL,Salg' },
	};
	expect(applicationSchema.parse(tolerantRecord(application)).candidate).toMatchObject({
		...{ firstName: 'Vera', lastName: '', phone: '22', skills: ['SQL', 'Salg'] },
	});
});
