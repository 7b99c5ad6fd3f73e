import { talentry } from '../../../nodes/Talentry/talentry';
import { axiosRequest } from '../../support/axiosRequest';
import { fakeClock } from '../../support/fakeClock';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

test('Recruiting Status Map knows the statuses of talents, of which the default one is new', async () => {
	const statusSystem = talentry.statusSystem?.({
		request: axiosRequest({
			'x-token': 'sandbox-talentry-recruiter',
			'user-source': 'sandbox-source',
		}),
		clock: fakeClock(),
		credential: { baseUrl: `${sandbox.url}/talentry/api/v1`, customerId: 'acme' },
	});
	const statuses = await statusSystem?.statuses();
	expect(statuses?.map(({ id, kind }) => [id, kind])).toEqual([
		['status-new', 'new'],
		['status-contacted', 'other'],
		['status-interested', 'other'],
		['status-not-now', 'other'],
	]);
	expect(talentry.statusesPerJob).toBeUndefined();
	expect(talentry.jobSource).toBeUndefined();
	expect(talentry.jobTarget).toBeUndefined();
});
