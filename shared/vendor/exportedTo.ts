import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Received } from '../http/contractClient';
import { Failure, invalidInput } from '../http/failure';
import { present } from '../model';
import { optionalId, optionalString } from '../model/values';
import { inputJson } from '../node/input/inputRecord';
import { readApplicationId } from '../node/input/origin';
import type { OperationResult } from '../node/run/operation';
import { toJson } from '../node/run/records';
import { choice } from './fields';

/** Names of the filters by which a source finds an application whose export was confirmed. */
export const exportedToFilters = [
	'exportedToSystem',
	'exportedToApplicationId',
	'exportedToJobId',
	'candidateEmail',
] as const;

export type ExportedTo = Partial<Record<(typeof exportedToFilters)[number], string>>;

/** The applications of a source that were confirmed for an application elsewhere. */
export type FindExported = (
	filter: ExportedTo,
) => AsyncIterable<Received<{ id: string; export?: { targetSystem?: string | null } | null }>>;

const recordElsewhere = z.object({
	system: z.string().min(1),
	id: optionalId,
	jobId: optionalId,
	candidate: z.object({ email: optionalString }).catch({ email: undefined }),
});

/**
 * The application of the source that an item is about: the item itself, its `origin`, or the one whose export was
 * confirmed for the item, by the ID of the application there, else by job and email.
 *
 * @returns `undefined` if the item came from elsewhere
 * @throws Failure `validation` if the item is no application, `conflict` if several were confirmed for it
 */
export async function applicationOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	service: { system: string; name: string },
	find: FindExported,
	noun = 'Application',
): Promise<string | undefined> {
	const json = inputJson(context, itemIndex);
	const source: unknown = context.getNodeParameter('applicationSource', itemIndex, 'input');
	const named = z.object({ origin: z.object({ system: z.string() }) }).safeParse(json);
	const record = recordElsewhere.safeParse(json);
	const isElsewhere = record.success && record.data.system !== service.system;
	const saysOrigin = named.success && named.data.origin.system === service.system;
	if (source === 'id' || saysOrigin || !isElsewhere) {
		return readApplicationId(context, itemIndex, service, noun);
	}
	// It came from another source, which is told by a node of its own.
	if (named.success) return undefined;
	const { system, id, jobId, candidate } = record.data;
	const ids = new Set<string>();
	for (const filter of [
		...(id ? [{ exportedToApplicationId: id }] : []),
		...(jobId && candidate.email
			? [{ exportedToJobId: jobId, candidateEmail: candidate.email }]
			: []),
	]) {
		for await (const { record: found } of find({ exportedToSystem: system, ...present(filter) })) {
			// A service that does not know the filters would give all of its applications.
			if (found.export?.targetSystem !== system) throw ignoresFilter(service.name);
			ids.add(found.id);
		}
		if (ids.size > 0) break;
	}
	const [first, ...others] = ids;
	if (others.length === 0) return first;
	throw new Failure({
		kind: 'conflict',
		service: service.name,
		message: `Several ${noun.toLowerCase()} records of ${service.name} were confirmed for this application: ${[...ids].join(', ')}`,
		remedy: `Set '${noun}' to 'By ID', or confirm exports with the ID of the application in the target.`,
	});
}

function ignoresFilter(service: string): Failure {
	return new Failure({
		kind: 'contract',
		service,
		message: `${service} answered with applications that were not exported there`,
		remedy: `The service does not know the filter exportedToSystem. Name its own under 'Contract Overrides' in the credential.`,
	});
}

/** The option that says what becomes of an item that came from elsewhere. */
export const elsewhere = choice(
	'From Elsewhere',
	{
		pass: {
			name: 'Pass On',
			description: 'The item goes on as it is, with notFromHere as its result',
		},
		stop: { name: 'Stop', description: 'The item fails' },
	},
	'stop',
	'What becomes of an application in the target that did not come from here',
);

/** The item that came from elsewhere as it goes on. @throws Failure `validation` unless the option passes it on */
export function passedOn(
	context: IExecuteFunctions,
	itemIndex: number,
	chosen: 'pass' | 'stop' | undefined,
	service: { name: string },
	noun = 'Application',
): OperationResult {
	if (chosen === 'pass') {
		const json = z.record(z.unknown()).catch({}).parse(inputJson(context, itemIndex));
		return { json: toJson({ ...json, result: 'notFromHere' }) };
	}
	throw invalidInput(
		`The item does not come from ${/^[AEIOU]/.test(noun) ? 'an' : 'a'} ${noun.toLowerCase()} of ${service.name}, and none was confirmed as exported to it`,
		[{ field: 'origin', message: 'is missing' }],
		`Confirm exports at ${service.name}, or set the option 'From Elsewhere' to 'Pass On' for applications that came another way.`,
	);
}
