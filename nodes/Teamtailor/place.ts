import { invalidInput } from '../../shared/http/failure';
import type { Status, StatusReference } from '../../shared/model';
import { present } from '../../shared/model';
import { counterpart } from '../../shared/statuses/presets';
import type { TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toRejectReason, toStatus } from './mapping';
import type { TeamtailorStage } from './records';

/** Where an application belongs; with neither, it stays in the first stage of its job. */
export interface Place {
	stageId?: string;
	rejection?: { reasonId?: string };
	/** The status at the source means nothing here. */
	isUnknown?: boolean;
}

/** Where an application is asked to be. */
export interface WantedPlace {
	/** Absent: Teamtailor puts it into the job's first stage. */
	stageId?: string;
	/** Instead of a stage: the status at the source, which decides. */
	statusAtSource?: StatusReference;
	/** The IDs of the reasons with which those are rejected whom the source has rejected, or who have withdrawn there. */
	rejectReasons?: Partial<Record<'rejected' | 'withdrawn', string>>;
}

/**
 * Where the draft wants the application. Of a status at the source: whoever was rejected or has withdrawn is rejected; the
 * others go to the stage with that ID (a Recruiting Status Map names it), that name, or the first of that kind.
 */
export function placeOf(asked: WantedPlace, stages: readonly TeamtailorStage[]): Place {
	const { stageId, statusAtSource: status } = asked;
	if (!status) return present({ stageId });
	const rejection = rejectionOf(asked);
	if (rejection) return { rejection };
	const known = stages.map((stage) => toStatus(stage));
	const wanted = asStatus(status);
	const found =
		known.find(({ id }) => id === status.id) ??
		counterpart(wanted, known) ??
		// Teamtailor has no stage type for offers.
		(wanted.kind === 'offer' ? counterpart({ ...wanted, kind: 'in_progress' }, known) : undefined);
	return found ? { stageId: found.id } : { isUnknown: true };
}

/** How the application is rejected; absent if the source has not rejected it. */
export function rejectionOf({ statusAtSource, rejectReasons }: WantedPlace): Place['rejection'] {
	switch (statusAtSource?.kind) {
		case 'rejected':
			return present({ reasonId: rejectReasons?.rejected });
		case 'withdrawn':
			return present({ reasonId: rejectReasons?.withdrawn });
		default:
			return undefined;
	}
}

function asStatus({ id, name = id, kind = 'other' }: StatusReference): Status {
	return { id, name, kind };
}

/** The reject reasons of the account: names by ID. */
export async function reasonsOf(client: TeamtailorClient): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	for await (const { record } of client.list(endpoints.listRejectReasons)) {
		const { id, name } = toRejectReason(record);
		names.set(id, name);
	}
	return names;
}

/** @throws Failure `validation` if the account has no such reason */
export function refuseUnknownReason(reasonId: string, known: ReadonlyMap<string, string>): void {
	if (known.has(reasonId)) return;
	const names = [...known].map(([id, name]) => `${name} (${id})`).join(', ');
	throw invalidInput(
		`Teamtailor has no reject reason ${reasonId}`,
		[{ field: 'Reject Reason', message: `must be one of ${names}` }],
		'Nothing was sent. Choose a reason of this account.',
	);
}
