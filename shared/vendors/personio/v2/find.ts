import type { Clock } from '../../../http/clock';
import type { Received } from '../../../http/contractClient';
import type { PersonioV2Client } from './client';
import type { PersonioV2Application } from './records';

/** Who applied for what. */
export interface Applied {
	email: string;
	jobId: string;
}

/**
 * The application of that e-mail address for that job: the first API tells no id when it creates one. It may take a
 * moment to appear in the second, so it is looked for again within that time, after 1, 2, 4 … seconds.
 *
 * @param seconds that may be spent waiting; 0: look once
 */
export async function findApplication(
	client: PersonioV2Client,
	{ email, jobId }: Applied,
	seconds: number,
	clock: Clock,
	signal?: AbortSignal,
): Promise<Received<PersonioV2Application> | undefined> {
	const until = clock.now() + seconds * 1000;
	const wanted = email.trim().toLowerCase();
	for (let pause = 1000; ; pause *= 2) {
		for await (const application of client.applications({ email: email.trim() })) {
			const { candidate, job } = application.record;
			if (job.id === jobId && candidate.email?.trim().toLowerCase() === wanted) return application;
		}
		const left = until - clock.now();
		if (left <= 0 || signal?.aborted) return undefined;
		await clock.sleep(Math.min(pause, left), signal);
	}
}
