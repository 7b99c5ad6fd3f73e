import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { TeamtailorClient } from './client';

const attempts = 3;
const pause = 1000;

/**
 * Creates a record for which Teamtailor knows no key: if the answer got lost, the record is looked for before it is sent
 * again.
 * @param find looks for what an earlier try may have created
 * @throws Failure of the last try
 */
export async function createOnce<T>(
	{ clock, signal }: Pick<TeamtailorClient, 'clock' | 'signal'>,
	create: () => Promise<T>,
	find: () => Promise<T | undefined>,
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		const created = await resultOrFailure(
			create(),
			({ details }) => details.effectUnknown === true,
		);
		if (!(created instanceof Failure)) return created;
		// What was cut off may still be under way at the service.
		await clock.sleep(pause * attempt, signal);
		const found = await find();
		if (found !== undefined) return found;
		if (attempt === attempts || created.kind === 'contract') throw notThere(created);
	}
}

function notThere({ details }: Failure): Failure {
	return new Failure({
		...details,
		effectUnknown: false,
		remedy:
			'Teamtailor was asked for the record afterwards and does not have it. Run it again later.',
	});
}
