import type { SandboxState } from '../sandbox/server';
import type { WorkflowDefinition } from './n8n';

/** The jobs of Poption's stand-in, and those of Teamtailor's to which the template links them. */
export const linkedJobs = new Map([
	['pj-101', '501'],
	['pj-102', '502'],
	['pj-103', '510'],
	['pj-104', '511'],
	['pj-105', '512'],
	['pj-106', '513'],
]);

/** Who stands in a system: candidates by e-mail or, without one, by their id at Poption; applications with their job. */
export interface Moved {
	candidates: string[];
	applications: string[];
}

/** The template with its profiles deactivated, as those do who only want the data. */
export function withoutProfiles(move: WorkflowDefinition): WorkflowDefinition {
	const isProfile = (name: string) => /^(Profile of|Add Profile to) /.test(name);
	return {
		...move,
		nodes: move.nodes.map((node) => (isProfile(node.name) ? { ...node, disabled: true } : node)),
	};
}

/** The least that a move can be: without profiles, activities and statuses, each of which takes calls of its own. */
export function plainMove(move: WorkflowDefinition): WorkflowDefinition {
	const { nodes, ...rest } = withoutProfiles(move);
	return {
		...rest,
		nodes: nodes.map(({ parameters, ...node }) => ({
			...node,
			parameters: {
				...parameters,
				...(parameters.customFields && { customFields: {} }),
				...(parameters.stageSource && { stageSource: 'first' }),
			},
		})),
	};
}

/** What Teamtailor has beyond its seeds. What is there twice is in the lists twice. */
export function arrivedAtTeamtailor({ teamtailor }: SandboxState) {
	const { candidates, applications } = teamtailor;
	const isNew = ({ id }: { id: string }) => Number(id) > 100_000;
	const made = [...candidates.values()].filter(isNew);
	const keyOf = (id: string) => {
		const candidate = candidates.get(id);
		const tag = candidate?.tags.find((text) => text.startsWith('source:'));
		return candidate?.email?.toLowerCase() ?? tag?.slice('source:poption-'.length) ?? id;
	};
	return {
		candidates: made.map(({ id }) => keyOf(id)).sort(),
		applications: [...applications.values()]
			.filter(isNew)
			.map(({ candidateId, jobId }) => `${keyOf(candidateId)} ${jobId}`)
			.sort(),
		made,
	} satisfies Moved & { made: unknown };
}

/** Whether a consent of Poption is good now. */
export const isValid = (expiresAt: string | null) =>
	expiresAt !== null && Date.parse(expiresAt) > Date.now();

/** What has to arrive: everybody with a valid consent, each once. */
export function expectedOfPoption({ poption }: SandboxState): Moved {
	const { candidates, applications } = poption;
	const valid = new Map(
		candidates
			.filter(({ consentExpiresAt }) => isValid(consentExpiresAt))
			.map(({ candidateId, email }) => [candidateId, email?.toLowerCase() ?? candidateId]),
	);
	return {
		candidates: [...new Set(valid.values())].sort(),
		applications: [
			...new Set(
				applications.flatMap(({ candidateId, jobPostingId }) => {
					const key = valid.get(candidateId);
					return key === undefined ? [] : [`${key} ${linkedJobs.get(jobPostingId)}`];
				}),
			),
		].sort(),
	};
}
