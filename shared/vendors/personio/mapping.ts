import { present, type Candidate, type Document, type Job, type Status } from '../../model';
import { systemPhases } from './contract';
import type { PersonioAccount } from './credential';
import type { PersonioPosition } from './feed';

/** The `system` of every Personio record. */
export const personioSystem = 'personio';

/** A position of the feed; the feed has published positions only, so it is open. */
export function toJob(position: PersonioPosition, account: PersonioAccount): Job {
	const offices = [position.office, ...(position.additionalOffices?.office ?? [])];
	return {
		system: personioSystem,
		id: position.id,
		title: position.name,
		status: 'open',
		...present({
			location: offices.filter(Boolean).join(', '),
			department: position.department,
			url: `${account.companyPage}/job/${position.id}`,
			employmentType: position.employmentType,
			schedule: position.schedule,
			seniority: position.seniority,
			createdAt: position.createdAt,
			description: descriptionOf(position),
		}),
	};
}

/** The sections of the advertisement one below the other, as HTML; Personio's texts are HTML already. */
function descriptionOf({ jobDescriptions }: PersonioPosition): string {
	return (jobDescriptions?.jobDescription ?? [])
		.map(({ name, value }) => `${name ? `<h3>${escapeHtml(name)}</h3>` : ''}${value ?? ''}`)
		.join('\n');
}

function escapeHtml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Phases with which an application can be created: the account's own ones as the credential names them. */
export function toStatuses(account: PersonioAccount): Status[] {
	return [
		...systemPhases.map(({ id, name, kind }) => ({
			system: personioSystem,
			id: `system:${id}`,
			name,
			kind,
			builtIn: true,
		})),
		...account.customPhases.map(({ id, name }) => ({
			system: personioSystem,
			id: `custom:${id}`,
			name,
			kind: 'in_progress' as const,
			builtIn: false,
		})),
	];
}

const fileCategories: Record<string, string> = {
	cv: 'cv',
	cover_letter: 'cover-letter',
	certificate: 'certificate',
	work_sample: 'work-sample',
};

/** Personio has no category for photos and for what it does not know. */
export function toFileCategory(category: Document['category']): string {
	return fileCategories[category] ?? 'other';
}

/** Attributes that Personio has for what a candidate carries. */
export function toAttributes(candidate: Candidate): Array<{ id: string; value: string }> {
	const { phone, location } = candidate;
	return Object.entries(present({ phone, location })).map(([id, value]) => ({ id, value }));
}

/** Parts of a candidate that Personio's create call has no place for. */
export function notTransferable(candidate: Candidate): string[] {
	const parts = ['links', 'experience', 'education', 'skills', 'languages', 'notes'] as const;
	return [
		...parts.filter((part) => candidate[part].length > 0),
		...(candidate.language ? ['language'] : []),
		...(candidate.consent ? ['consent'] : []),
	];
}
