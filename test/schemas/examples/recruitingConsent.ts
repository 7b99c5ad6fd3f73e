import { accepted, candidate } from '../../workflows/consent/bench';
import { application, items } from '../../workflows/support';
import type { Example, NodeExamples } from '../example';

/** Candidates, an application and a row of a file, with a consent and without one. */
const input: Example['input'] = () =>
	items(
		candidate('valid', accepted('2099-12-31')),
		candidate('expired', accepted('2026-01-31')),
		candidate('withdrawn', { state: 'withdrawn' }),
		candidate('missing', undefined),
		application({ candidate: { consent: accepted('2099-12-31') } }),
		{ 'Candidate ID': 12, Name: 'Vera Versuch', 'Consent expires at': '2099-12-31' },
	);

export const recruitingConsent: NodeExamples = {
	folder: 'RecruitingConsent',
	node: 'recruitingConsent',
	examples: [
		{ operation: 'createDeletionList', input },
		{ operation: 'filter', input },
	],
};
