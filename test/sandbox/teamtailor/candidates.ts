import { z } from 'zod';

import { readDocument } from './body';
import { invalid } from './errors';
import type { Invalid } from './errors';
import type { Candidate } from './model';
import { newCandidate } from './seeds';
import type { TeamtailorState } from './state';

const text = z.string().nullable();
const flag = z.boolean();
const address = z.string().url();

const changeable = {
	'first-name': text,
	'last-name': text,
	email: text,
	phone: text,
	pitch: text,
	'linkedin-url': text,
	'referring-url': text,
	resume: address,
	picture: address,
	tags: z.array(z.string()),
	sourced: flag,
	'set-consent-expiration': flag,
	'consent-given-future-jobs': flag,
	unsubscribed: flag,
};

const names: Readonly<Record<string, keyof Candidate>> = {
	'first-name': 'firstName',
	'last-name': 'lastName',
	phone: 'phone',
	pitch: 'pitch',
	'linkedin-url': 'linkedinUrl',
	'referring-url': 'referringUrl',
	tags: 'tags',
	sourced: 'sourced',
};

const LONGEST_PITCH = 140;

/** @throws TeamtailorError 422: an e-mail is required unless sourced, and unique */
export function createCandidate(state: TeamtailorState, body: unknown): Candidate {
	const { attributes } = readDocument(body, {
		type: 'candidates',
		attributes: { ...changeable, merge: flag, 'send-welcome-message': flag },
	});
	const email = emailOf(attributes);
	const existing = email
		? state.candidates.get(state.emails.get(email.toLowerCase()) ?? '')
		: undefined;
	const problems = problemsOf(attributes);
	if (!email && attributes.sourced !== true) {
		problems.push({ path: 'attributes/email', message: "can't be blank" });
	}
	if (existing && attributes.merge !== true) {
		problems.push({ path: 'attributes/email', message: 'has already been taken' });
	}
	if (problems.length > 0) throw invalid(problems);
	if (existing) return mergeInto(state, existing, attributes);

	const candidate = newCandidate(state.nextId(), new Date().toISOString());
	candidate.email = email;
	candidate.welcomed = attributes['send-welcome-message'] === true;
	apply(state, candidate, attributes);
	state.addCandidate(candidate);
	return candidate;
}

/** @throws TeamtailorError 422 */
export function updateCandidate(
	state: TeamtailorState,
	candidate: Candidate,
	body: unknown,
): Candidate {
	const { attributes } = readDocument(body, {
		type: 'candidates',
		id: candidate.id,
		attributes: changeable,
	});
	const problems = problemsOf(attributes);
	const email = emailOf(attributes);
	const owner = email ? state.emails.get(email.toLowerCase()) : undefined;
	if (owner !== undefined && owner !== candidate.id) {
		problems.push({ path: 'attributes/email', message: 'has already been taken' });
	}
	if (problems.length > 0) throw invalid(problems);
	if (email) {
		if (candidate.email) state.emails.delete(candidate.email.toLowerCase());
		candidate.email = email;
		state.emails.set(email.toLowerCase(), candidate.id);
	}
	apply(state, candidate, attributes);
	candidate.updatedAt = new Date().toISOString();
	return candidate;
}

/** What is there stays, what is missing is filled in: the documentation does not say which value wins. */
function mergeInto(
	state: TeamtailorState,
	candidate: Candidate,
	attributes: Record<string, unknown>,
): Candidate {
	const missing = Object.entries(attributes).filter(([name]) => {
		const key = names[name];
		if (name === 'tags' || name === 'set-consent-expiration') return true;
		if (name === 'resume') return candidate.resumeFileId === null;
		return key !== undefined && candidate[key] === null;
	});
	const tags = Array.isArray(attributes.tags) ? attributes.tags.map(String) : [];
	const before = candidate.tags;
	apply(state, candidate, Object.fromEntries(missing));
	candidate.tags = [...new Set([...before, ...tags])];
	candidate.updatedAt = new Date().toISOString();
	return candidate;
}

function apply(
	state: TeamtailorState,
	candidate: Candidate,
	attributes: Record<string, unknown>,
): void {
	const changes = Object.entries(attributes).flatMap(([name, value]) => {
		const key = names[name];
		return key ? [[key, value] as const] : [];
	});
	Object.assign(candidate, Object.fromEntries(changes));
	if (attributes['set-consent-expiration'] === true) {
		candidate.consentSetAt = new Date().toISOString();
	}
	if (typeof attributes.resume === 'string') {
		candidate.resumeFileId = state.fetchFile(attributes.resume, 'resume.pdf');
	}
}

function emailOf({ email }: Record<string, unknown>): string | null {
	return typeof email === 'string' && email !== '' ? email : null;
}

function problemsOf(attributes: Record<string, unknown>): Invalid[] {
	const email = emailOf(attributes);
	const problems: Invalid[] = [];
	if (email && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) {
		problems.push({ path: 'attributes/email', message: 'is invalid' });
	}
	if (String(attributes.pitch ?? '').length > LONGEST_PITCH) {
		const message = `is too long (maximum is ${LONGEST_PITCH} characters)`;
		problems.push({ path: 'attributes/pitch', message });
	}
	return problems;
}
