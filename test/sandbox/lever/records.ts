import { notFound } from './errors';
import type { LeverState, Note, Opportunity, StoredFile } from './state';

/** How the API answers. @param expand names of the references that are given as records */
export function opportunityOf(
	state: LeverState,
	opportunity: Opportunity,
	expand: ReadonlySet<string>,
) {
	const contact = state.contacts.get(opportunity.contact);
	if (!contact) throw notFound('contacts', opportunity.contact);
	const { id, applications, stage, owner, archived, stageChanges, createdAt, updatedAt } =
		opportunity;
	const { resumes } = opportunity;
	return {
		id,
		name: contact.name,
		contact: expand.has('contact') ? contact : contact.id,
		headline: contact.headline,
		stage: expand.has('stage') ? state.stages.find((known) => known.id === stage) : stage,
		confidentiality: opportunity.confidentiality,
		location: contact.location,
		phones: contact.phones,
		emails: contact.emails,
		links: opportunity.links,
		archived,
		tags: opportunity.tags,
		sources: opportunity.sources,
		stageChanges,
		origin: opportunity.origin,
		sourcedBy: null,
		owner: expand.has('owner') ? state.users.find((user) => user.id === owner) : owner,
		followers: [],
		applications: expand.has('applications')
			? applications.map((application) => ({
					...application,
					...{ type: 'user', opportunityId: id, candidateId: id, archived },
				}))
			: applications.map((application) => application.id),
		createdAt,
		updatedAt,
		lastInteractionAt: updatedAt,
		lastAdvancedAt: stageChanges.at(-1)?.updatedAt ?? null,
		snoozedUntil: null,
		resume: resumes.at(-1)?.id ?? null,
		urls: { list: 'https://hire.lever.example.com', show: `https://hire.lever.example.com/${id}` },
		isAnonymized: false,
		dataProtection: opportunity.dataProtection,
	};
}

const storedOf = ({ name, bytes, uploadedAt }: StoredFile) => ({
	name,
	ext: name.split('.').pop(),
	uploadedAt,
	status: 'processed',
	size: bytes.length,
});

export const resumeOf = (file: StoredFile) => ({
	id: file.id,
	createdAt: file.uploadedAt,
	file: storedOf(file),
	parsedData: {},
});

export const fileOf = (file: StoredFile) => ({ id: file.id, ...storedOf(file) });

export const noteOf = ({ id, value, secret, user, createdAt, deletedAt }: Note) => ({
	id,
	text: 'Note',
	fields: [{ type: 'note', text: 'Comment', value, score: null, user, createdAt }],
	user,
	secret,
	completedAt: createdAt,
	deletedAt,
	createdAt,
});
