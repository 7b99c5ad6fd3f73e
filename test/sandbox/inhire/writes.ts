import { z } from 'zod';

import { Problem } from '../rest/problem';
import { instantSchema } from '../rest/query';
import type { Application, Source } from './model';
import type { InhireState } from './state';

/** Ids of the ATS are numbers there and text here. */
const atsId = z.union([z.string().min(1), z.number().int()]).transform(String);

export const sourcesSchema = z
	.object({
		sources: z
			.array(z.object({ id: atsId, name: z.string().min(1).max(200) }).strict())
			.min(1)
			.max(1000)
			.superRefine((sources, context) => {
				const seen = new Set<string>();
				for (const [index, { id }] of sources.entries()) {
					if (seen.has(id)) {
						const message = `The source ${id} is there twice`;
						context.addIssue({ code: 'custom', path: [index, 'id'], message });
					}
					seen.add(id);
				}
			}),
	})
	.strict();

export const statusSchema = z
	.object({
		statusId: z.string().min(1),
		changedAt: instantSchema,
		atsStatusId: atsId.optional(),
		atsStatusName: z.string().min(1).max(200).optional(),
	})
	.strict();

export function importSources(
	{ sources }: InhireState,
	list: readonly Source[],
): { imported: number; updated: number; unchanged: number } {
	const counts = { imported: 0, updated: 0, unchanged: 0 };
	for (const source of list) {
		const known = sources.get(source.id);
		if (!known) counts.imported += 1;
		else if (known.name !== source.name) counts.updated += 1;
		else counts.unchanged += 1;
		sources.set(source.id, source);
	}
	return counts;
}

/** @throws Problem 422 for an unknown status, 409 for a change before the last one */
export function setStatus(
	state: InhireState,
	application: Application,
	body: z.infer<typeof statusSchema>,
): Application {
	const status = state.findStatus(body.statusId);
	if (!status) {
		const message = `There is no status ${body.statusId}`;
		throw new Problem(422, 'Not valid: statusId.', [{ field: 'statusId', message }]);
	}
	const last = application.atsStatus;
	const moment = Date.parse(body.changedAt);
	if (last && moment < Date.parse(last.changedAt)) {
		throw new Problem(409, `The last change of ${application.id} is of ${last.changedAt}.`);
	}
	const id = body.atsStatusId ?? null;
	const name = body.atsStatusName ?? null;
	const repeated =
		last?.id === id &&
		last.name === name &&
		Date.parse(last.changedAt) === moment &&
		application.status.id === status.id;
	if (repeated) return application;
	application.status = { id: status.id, name: status.name, kind: status.kind };
	application.atsStatus = { id, name, changedAt: body.changedAt };
	return touched(application);
}

function touched(application: Application): Application {
	application.updatedAt = new Date().toISOString();
	return application;
}
