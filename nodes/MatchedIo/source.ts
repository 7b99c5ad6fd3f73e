import type { ApplicationSource } from '../../shared/node/applications';
import { matchedIo } from '../../shared/vendors/matched-io';
import type { MatchedIoClient, MatchFilter } from '../../shared/vendors/matched-io/client';
import { toApplication } from '../../shared/vendors/matched-io/mapping';
import type { MatchedIoMatch } from '../../shared/vendors/matched-io/records';

/** matched.io as the operations on applications see it. */
export function sourceOf({
	match,
	matches,
	document,
}: MatchedIoClient): ApplicationSource<MatchedIoMatch, MatchFilter> {
	return {
		name: matchedIo.name,
		noun: 'match',
		application: match,
		applications: matches,
		document,
		toApplication,
	};
}
