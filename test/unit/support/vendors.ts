import { personioApi, type PersonioClient } from '../../../nodes/Personio/client';
import { workwiseApi, type WorkwiseApi } from '../../../nodes/Workwise/contract';
import { talentryApi, type TalentryClient } from '../../../nodes/Talentry/api';
import type { Sandbox } from '../../sandbox/server';
import { axiosRequest } from '../../support/axiosRequest';
import { fakeClock, type FakeClock } from '../../support/fakeClock';

/** A client of a vendor against the sandbox, on a clock whose waits take no time. */
export interface Connected<Client> {
	client: Client;
	clock: FakeClock;
}

export const recruitingToken = 'sandbox-recruiting-token-4711';

export function connectPersonio(
	{ url }: Sandbox,
	credential: object = {},
	headers: Record<string, string> = {},
): Connected<PersonioClient> {
	const clock = fakeClock();
	const authentication = {
		authorization: `Bearer ${recruitingToken}`,
		'x-company-id': '4711',
		...headers,
	};
	const client = personioApi.connect({
		request: axiosRequest(authentication),
		clock,
		credential: {
			companyPage: `${url}/personio/careers/acme`,
			companyId: '4711',
			recruitingToken,
			channelId: '',
			customPhases: '5001 = Phone interview\n5002 = On-site interview',
			baseUrl: `${url}/personio/api`,
			...credential,
		},
	});
	return { client, clock };
}

export function connectWorkwise(
	{ url }: Sandbox,
	credential: object = {},
	token = 'sandbox-workwise-token',
): Connected<WorkwiseApi> {
	const clock = fakeClock();
	const client = workwiseApi.connect({
		request: axiosRequest({ authorization: `Bearer ${token}` }),
		clock,
		credential: { baseUrl: `${url}/workwise/v1`, contractOverrides: '', ...credential },
	});
	return { client, clock };
}

export function connectTalentry(
	{ url }: Sandbox,
	credential: object = {},
	token = 'sandbox-talentry-recruiter',
): Connected<TalentryClient> {
	const clock = fakeClock();
	const client = talentryApi.connect({
		request: axiosRequest({ 'x-token': token, 'user-source': 'sandbox-source' }),
		clock,
		credential: {
			baseUrl: `${url}/talentry/api/v1`,
			customerId: 'acme',
			talentSide: 'same',
			contractOverrides: '',
			...credential,
		},
	});
	return { client, clock };
}

/** Sets a switch of the sandbox, e.g. `faults`. */
export async function control(
	{ url }: Sandbox,
	method: 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body?: object,
): Promise<unknown> {
	const response = await fetch(`${url}/control/${path}`, {
		method,
		...(body && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(text);
	return text === '' ? undefined : JSON.parse(text);
}

/** Makes the matching requests to a vendor fail. */
export async function fault(sandbox: Sandbox, settings: object): Promise<void> {
	await control(sandbox, 'POST', 'faults', settings);
}
