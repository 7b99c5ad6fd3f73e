import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { TalentryClient } from './api';

/** Which of the jobs that are online now would go offline. */

/** What a service answers that does not list its jobs, as the published part does not. */
const unknownEndpoint = [404, 405, 410, 501];

/** Of the jobs that are online, as many may go offline at once. */
const largestShare = 1 / 2;

/** So few may always go offline: in a short list, they are soon more than half. */
const always = 2;

/**
 * Refuses a load by which most of the source's jobs would go offline.
 * @returns whether the service could be asked
 * @throws Failure `conflict`; `contract` if what the service lists cannot be read
 */
export async function refuseMassDeactivation(
	client: TalentryClient,
	source: string,
	jobIds: readonly string[],
): Promise<boolean> {
	const active = await resultOrFailure(activeJobs(client, source), ({ details }) =>
		unknownEndpoint.includes(details.status ?? 0),
	);
	if (active instanceof Failure) return false;
	const sent = new Set(jobIds);
	const missing = active.filter((id) => !sent.has(id));
	if (missing.length <= Math.max(always, active.length * largestShare)) return true;
	throw new Failure({
		kind: 'conflict',
		service: 'Talentry',
		message: `The jobs were not sent: ${missing.length} of the ${active.length} jobs of '${source}' that are online would go offline`,
		remedy:
			"Nothing was sent. Check whether the node that reads the jobs gives all of them. If so many are to go offline, switch on 'Allow Many to Go Offline'.",
	});
}

async function activeJobs(client: TalentryClient, source: string): Promise<string[]> {
	const ids: string[] = [];
	const onUnreadable = () => {
		throw new Failure({
			kind: 'contract',
			service: 'Talentry',
			message:
				'The jobs were not sent: Talentry lists jobs that cannot be read, so nobody can say how many would go offline',
			remedy:
				"Nothing was sent. For a contract of your own, check the field paths of listJobs. With 'Allow Many to Go Offline' the list is not needed.",
		});
	};
	const filter = { source, active: true };
	for await (const { record } of client.list('listJobs', { onUnreadable }, filter)) {
		if (record.active) ids.push(record.externalId);
	}
	return ids;
}
