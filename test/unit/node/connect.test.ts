import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { ConnectionFailure } from '../../../shared/http/request';
import { connectOptions } from '../../../shared/node/account/connect';

/** As much of n8n's context as a connection takes that calls nothing. */
function contextWith(more: object): ILoadOptionsFunctions {
	return { getCredentials: async () => ({}), ...more } as unknown as ILoadOptionsFunctions;
}

afterEach(() => jest.restoreAllMocks());

it('gives a pick list 15 seconds for all of its calls', async () => {
	const ends = new AbortController();
	const timer = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(ends.signal);
	const context = contextWith({ getCurrentNodeParameter: () => undefined });
	const { signal, budget } = await connectOptions(context, 'exampleApi');
	expect(timer).toHaveBeenCalledWith(15_000);
	expect(budget).toBeLessThan(15_000);
	expect(signal?.aborted).toBe(false);
	ends.abort();
	expect(signal?.reason).toEqual(new ConnectionFailure('ETIMEDOUT', false, 15_000));
});

it('ends with the execution otherwise', async () => {
	const { signal: cancelled } = new AbortController();
	const context = contextWith({ getExecutionCancelSignal: () => cancelled });
	const options = await connectOptions(context, 'exampleApi');
	expect(options.signal).toBe(cancelled);
	expect(options.budget).toBeUndefined();
});
