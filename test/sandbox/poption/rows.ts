import type { Application, Candidate, CategoryId, JobPosting, Row } from './model';

/** What the company has at Poption. */
export interface Company {
	candidates: readonly Candidate[];
	applications: readonly Application[];
	jobPostings: readonly JobPosting[];
}

/** All records of a category, by the keys of its columns. */
export function rowsOf(category: CategoryId, company: Company): Row[] {
	switch (category) {
		case 'candidates':
			return company.candidates.map((candidate) => ({ ...candidate }));
		case 'applications':
			return applicationRows(company);
		case 'jobPostings':
			return jobRows(company);
		case 'speedInterviewEvents':
			return [1, 2].map((number) => ({
				eventId: `pe-${number}`,
				title: `Speedintervju nr. ${number}`,
				startsAt: `2026-0${number}-15T16:00:00.000Z`,
				participantCount: 1,
				participants: [{ candidateId: `pk-${number}` }],
			}));
		case 'interestForms':
			return [
				{ formId: 'pf-1', title: 'Åpen interesse', active: true, responseCount: 12 },
				{ formId: 'pf-2', title: 'Lærlinger', active: false, responseCount: 0 },
			];
		case 'emailTemplates':
			return [
				{
					templateId: 'pm-1',
					title: 'Avslag',
					subject: 'Om søknaden din',
					body: 'Hei {{fornavn}},\n\ntakk for søknaden; dessverre ...',
				},
			];
		case 'employeeUsers':
			return [user(1, 'Kari', 'Administratorsen', true), user(2, 'Ola', 'Rekrutterersen', false)];
	}
}

function user(number: number, firstName: string, lastName: string, administrator: boolean): Row {
	const email = `ansatt.${number}@example.com`;
	return { userId: `pu-${number}`, firstName, lastName, email, administrator };
}

function applicationRows({ applications, candidates, jobPostings }: Company): Row[] {
	const people = new Map(candidates.map((candidate) => [candidate.candidateId, candidate]));
	const titles = new Map(jobPostings.map(({ id, title }) => [id, title]));
	return applications.map((application): Row => {
		const person = people.get(application.candidateId);
		return {
			...application,
			jobPostingTitle: titles.get(application.jobPostingId) ?? null,
			firstName: person?.firstName ?? null,
			lastName: person?.lastName ?? null,
			email: person?.email ?? null,
			phone: person?.phone ?? null,
			consentExpiresAt: person?.consentExpiresAt ?? null,
		};
	});
}

const STATUS_NAMES = {
	draft: { en: 'Draft', nb: 'Utkast' },
	open: { en: 'Open', nb: 'Aktiv' },
	closed: { en: 'Closed', nb: 'Lukket' },
	archived: { en: 'Archived', nb: 'Arkivert' },
};

function jobRows({ applications, jobPostings }: Company): Row[] {
	const counts = new Map<string, number>();
	for (const { jobPostingId } of applications) {
		counts.set(jobPostingId, (counts.get(jobPostingId) ?? 0) + 1);
	}
	return jobPostings.map(({ id, title, status, location, department }) => ({
		jobPostingId: id,
		title,
		status: STATUS_NAMES[status],
		location,
		department,
		applicationCount: counts.get(id) ?? 0,
	}));
}
