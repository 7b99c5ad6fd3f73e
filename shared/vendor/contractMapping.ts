import {
	present,
	type Candidate,
	type Consent,
	type Document,
	type documentCategories,
	type OpenEnum,
	type Status,
} from '../model';
import type { CandidateRecord, DocumentRecords } from './contractRecords';

/** The parts that our default contracts have in common, in the vocabulary. */

export function toStatusKind(kind: string): Status['kind'] {
	return kind === 'inProgress' ? 'in_progress' : kind;
}

export function toCandidate(system: string, candidate: CandidateRecord): Candidate {
	return {
		system,
		...present({ id: candidate.id }),
		firstName: candidate.firstName,
		lastName: candidate.lastName,
		...present({
			email: candidate.email,
			phone: candidate.phone,
			location: candidate.location,
			language: candidate.language,
		}),
		links: candidate.links ?? [],
		experience: (candidate.experience ?? []).map(present),
		education: (candidate.education ?? []).map(present),
		skills: candidate.skills ?? [],
		languages: (candidate.languages ?? []).map(({ language, level }) => ({
			language,
			...present({ level }),
		})),
		tags: [],
		notes: [],
		documents: [],
		...(candidate.consent && { consent: toConsent(candidate.consent) }),
	};
}

function toConsent(consent: NonNullable<CandidateRecord['consent']>): Consent {
	return {
		state: consent.state,
		...present({ givenAt: consent.givenAt, expiresAt: consent.expiresAt }),
	};
}

export function toDocuments(system: string, documents: DocumentRecords): Document[] {
	return (documents ?? []).map((document) => ({
		system,
		id: document.id,
		name: document.name,
		category: toDocumentCategory(document.category),
		mimeType: document.mimeType ?? 'application/octet-stream',
		...present({ size: document.size }),
	}));
}

function toDocumentCategory(category: string): OpenEnum<(typeof documentCategories)[number]> {
	if (category === 'coverLetter') return 'cover_letter';
	if (category === 'workSample') return 'work_sample';
	return category;
}

/** The opposite way, for systems that take documents by the words of our contracts. */
export function fromDocumentCategory(category: string): string {
	if (category === 'cover_letter') return 'coverLetter';
	if (category === 'work_sample') return 'workSample';
	return category;
}
