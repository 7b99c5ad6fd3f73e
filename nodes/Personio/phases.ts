import { statusEntry } from '../../shared/node/panel/listSearch';
import type { FieldProblem } from '../../shared/http/failure';
import type { Status } from '../../shared/model';
import { resourcesOf } from '../../shared/vendor/resourcesOf';
import { personioApi, type ApplicationBody, type PersonioClient } from './client';
import { isWholeNumber, system, systemPhases } from './contract';
import type { PersonioAccount } from './credentials';

/** The phases to choose from. The account's own ones are those that the credential names: the API cannot list them. */
export const phases = resourcesOf(personioApi).resource({
	name: 'Phase',
	toModel: (status: Status) => status,
	pick: {
		label: 'Phase Name or ID',
		example: 'e.g. system:offer or custom:12345',
		hint: "Custom phases appear here when the credential names them under 'Custom Phases'",
		list: ({ account }) => phasesOf(account).map((record) => ({ record, raw: record })),
		entry: statusEntry,
	},
});

/** Phases with which an application can be created: the account's own ones as the credential names them. */
export function phasesOf(account: PersonioAccount): Status[] {
	return [
		...systemPhases.map(({ id, name, kind }) => ({
			system,
			id: `system:${id}`,
			name,
			kind,
			builtIn: true,
		})),
		...account.customPhases.map(({ id, name }) => ({
			system,
			id: `custom:${id}`,
			name,
			kind: 'in_progress' as const,
			builtIn: false,
		})),
	];
}

export interface PhaseReading {
	phase?: ApplicationBody['phase'];
	problems: FieldProblem[];
}

/** Personio files an application with an unknown phase under "Unassigned" without a word, so it is checked here. */
export function readPhase(phaseId: string | undefined, { account }: PersonioClient): PhaseReading {
	if (!phaseId) return { problems: [] };
	const refuse = (message: string): PhaseReading => ({
		problems: [{ field: 'Phase', message: `"${phaseId}" ${message}` }],
	});
	const [type, id = ''] = /^\d+$/.test(phaseId) ? ['custom', phaseId] : phaseId.split(':');
	if (type === 'system') {
		return systemPhases.some((phase) => phase.id === id)
			? { phase: { type, id }, problems: [] }
			: refuse(
					`is not a system phase; they are ${systemPhases.map((phase) => phase.id).join(', ')}`,
				);
	}
	if (type !== 'custom' || !isWholeNumber(id)) {
		return refuse('is no phase; use system:offer, or custom: and the whole number of the phase');
	}
	const known = account.customPhases;
	if (known.length > 0 && !known.some((phase) => phase.id === id)) {
		return refuse(
			"is not among 'Custom Phases' in the credential; Personio would file it under Unassigned",
		);
	}
	return { phase: { type, id: Number(id) }, problems: [] };
}

/** True when the phase is taken on trust: Personio offers no way to look it up, and the credential lists none. */
export function isUncheckedPhase(
	phaseId: string | undefined,
	{ customPhases }: PersonioAccount,
): boolean {
	return /^(?:custom:)?\d+$/.test(phaseId ?? '') && customPhases.length === 0;
}
