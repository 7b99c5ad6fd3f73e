import type { SandboxState } from '../../sandbox/server';
import type { Application } from '../../sandbox/workwise/model';
import type { Traffic } from './traffic';

/** What became of what has arrived, counted at both ends. */
export interface Count {
	what: string;
	arrived: number;
	lost: number;
	doubled: number;
	unconfirmed: number;
}

export function countAll(state: SandboxState, traffic: Traffic): Count[] {
	return [
		countApplications('applications by schedule', state, traffic.scheduled),
		countApplications('applications by polls', state, traffic.polled),
		countImports(state, traffic.imported),
	];
}

export function isFlawless({ lost, doubled, unconfirmed }: Count): boolean {
	return lost === 0 && doubled === 0 && unconfirmed === 0;
}

function countApplications(
	what: string,
	state: SandboxState,
	applications: readonly Application[],
): Count {
	const emails = state.personio.applications.map(({ body }) => body.email);
	return {
		...countOf(
			what,
			applications.map(({ candidate }) => candidate.email ?? ''),
			emails,
		),
		unconfirmed: applications.filter(({ export: { state: now } }) => now !== 'confirmed').length,
	};
}

function countImports(state: SandboxState, imported: readonly string[]): Count {
	const talents = [...(state.talentry.tenants.get('acme')?.talents.values() ?? [])];
	const emails = talents.map(({ record }) => record.email ?? '');
	return countOf('candidates by webhook', imported, emails);
}

function countOf(what: string, wanted: readonly string[], there: readonly string[]): Count {
	const times = new Map<string, number>();
	for (const email of there) times.set(email, (times.get(email) ?? 0) + 1);
	const found = wanted.map((email) => times.get(email) ?? 0);
	return {
		what,
		arrived: wanted.length,
		lost: found.filter((count) => count === 0).length,
		doubled: found.filter((count) => count > 1).length,
		unconfirmed: 0,
	};
}
