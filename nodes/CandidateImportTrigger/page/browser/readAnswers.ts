import type { ConsentAnswer, ExistingAnswer, Option, OptionsAnswer, ShownTalent } from '../answers';
import { at, listAt, textAt } from './json';

export function readOptions(answer: unknown): OptionsAnswer {
	const options = (name: string): Option[] =>
		listAt(answer, name).map((one) => ({ id: textAt(one, 'id'), name: textAt(one, 'name') }));
	return {
		statuses: options('statuses'),
		languages: options('languages'),
		pools: options('pools'),
		canUnlock: at(answer, 'canUnlock') === true,
	};
}

function readTalent(talent: unknown): ShownTalent {
	return {
		id: textAt(talent, 'id'),
		hasEmail: at(talent, 'hasEmail') === true,
		consent: textAt(talent, 'consent'),
		profileUrl: textAt(talent, 'profileUrl'),
	};
}

export function readExisting(answer: unknown): ExistingAnswer {
	if (at(answer, 'exists') !== true) return { exists: false };
	return {
		exists: true,
		talent: readTalent(at(answer, 'talent')),
		matchedBy: textAt(answer, 'matchedBy'),
		changes: readChanges(answer),
	};
}

export function readConsent(answer: unknown): ConsentAnswer {
	return { talent: readTalent(at(answer, 'talent')), link: textAt(answer, 'link') };
}

export function readChanges(answer: unknown): Array<{ field: string; from: unknown; to: unknown }> {
	return listAt(answer, 'changes').map((change) => ({
		field: textAt(change, 'field'),
		from: at(change, 'from'),
		to: at(change, 'to'),
	}));
}

/** What the last node of the workflow has said: a talent, when that node is Talentry's. */
export function readWritten(answer: unknown): { result: string; talent?: ShownTalent } {
	const result = textAt(answer, 'result');
	const id = textAt(answer, 'id');
	if (!['created', 'updated', 'alreadyExists'].includes(result) || id === '') {
		return { result: 'accepted' };
	}
	const talent = {
		id,
		hasEmail: textAt(answer, 'email') !== '',
		consent: textAt(at(answer, 'consent'), 'state'),
		profileUrl: textAt(answer, 'profileUrl'),
	};
	return { result, talent };
}
