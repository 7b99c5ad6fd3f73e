import { matchedIo } from '../../../nodes/MatchedIo/matchedIo';
import { fakeClock } from '../../support/fakeClock';
import { scriptedRequest } from '../support/scriptedRequest';

test('Recruiting Status Map knows the states of a match without a call', async () => {
	const { request, sent } = scriptedRequest();
	const statusSystem = matchedIo.statusSystem?.({
		request,
		clock: fakeClock(),
		credential: { baseUrl: 'https://api.example.com', contractOverrides: '' },
	});
	const statuses = await statusSystem?.statuses();
	expect(statuses?.map(({ id, kind }) => [id, kind])).toEqual([
		['open', 'other'],
		['successful', 'new'],
		['declined', 'rejected'],
		['expired', 'withdrawn'],
	]);
	expect(sent).toEqual([]);
	expect(matchedIo.statusesPerJob).toBeUndefined();
	expect(matchedIo.jobTarget).toBeUndefined();
});
