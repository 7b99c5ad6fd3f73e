import { Failure } from '../../http/failure';
import { present, type StatusReference } from '../../model';
import type { InhireClient } from './client';
import type { InhireApplication } from './records';

export interface WantedStatus {
	to: StatusReference;
	/** The status in the other system that led to it. */
	from?: StatusReference;
}

/** Writes nothing when the application has the status already, or a later one. */
export async function changeStatus(
	client: InhireClient,
	id: string,
	{ to, from }: WantedStatus,
	changedAt: string,
): Promise<{ result: 'updated' | 'unchanged' | 'outdated'; application: InhireApplication }> {
	const { record: before } = await client.application(id);
	const isSet = before.status.id === to.id;
	if (isSet && (!from || before.atsStatus?.id === from.id)) {
		return { result: 'unchanged', application: before };
	}
	const last = before.atsStatus?.changedAt;
	if (last && Date.parse(last) > Date.parse(changedAt)) {
		return { result: 'outdated', application: before };
	}
	try {
		const { record } = await client.setStatus(id, {
			statusId: to.id,
			changedAt,
			...present({ atsStatusId: from?.id, atsStatusName: from?.name }),
		});
		return { result: 'updated', application: record };
	} catch (error) {
		if (!(error instanceof Failure) || error.details.status !== 409) throw error;
		return { result: 'outdated', application: before };
	}
}
