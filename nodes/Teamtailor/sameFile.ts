import { Failure, resultOrFailure } from '../../shared/http/failure';
import type { TeamtailorClient } from './client';
import type { FileAddress } from './files';

/**
 * Whether the file at Teamtailor's address is as large as ours; unknown if one of both does not say. Teamtailor tells no
 * size, so its file is fetched.
 * @param url signed, and good for seconds
 */
export async function isSameFile(
	client: TeamtailorClient,
	{ size }: FileAddress,
	url: string | null | undefined,
): Promise<boolean | undefined> {
	const own = await size?.();
	if (own === undefined || !url) return undefined;
	const counting = client.download(url, async (body, headers) => {
		let bytes = 0;
		const announced = headers['content-encoding'] ? undefined : headers['content-length'];
		for await (const chunk of body) {
			if (announced !== undefined) return Number(announced);
			bytes += chunk.byteLength;
		}
		return bytes;
	});
	const theirs = await resultOrFailure(counting, ({ kind }) => kind !== 'cancelled');
	return theirs instanceof Failure ? undefined : theirs === own;
}
