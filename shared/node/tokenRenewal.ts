interface Renewal {
	token: Promise<string>;
	/** Milliseconds since 1970. */
	begunAt: number;
}

export type RenewToken = (
	account: string,
	refused: string,
	request: () => Promise<string>,
) => Promise<string>;

/**
 * Requests a token once for all calls that were refused together. n8n asks the credential anew for every single call
 * that comes back with 401, so twenty calls at once with an expired token would be twenty requests, and a token
 * endpoint has a limit. Calls of one account share the request that is under way, and for a minute its result, unless it
 * is the very token that was refused.
 *
 * `account` tells accounts apart and stays in memory only; `refused` is the token that was not accepted, empty when
 * there was none. Several processes, such as the workers of queue mode, each request their own.
 */
export function shareRenewals(shareFor = 60_000): RenewToken {
	const renewals = new Map<string, Renewal>();
	return async (account, refused, request) => {
		for (const [key, { begunAt }] of renewals) {
			if (Date.now() - begunAt > shareFor) renewals.delete(key);
		}
		for (let known = renewals.get(account); known; known = renewals.get(account)) {
			const token = await known.token;
			if (token !== refused) return token;
			// While this call waited, another one may have begun to replace the token.
			if (renewals.get(account) === known) renewals.delete(account);
		}
		const renewal: Renewal = { token: request(), begunAt: Date.now() };
		renewals.set(account, renewal);
		try {
			return await renewal.token;
		} catch (error) {
			// The next call tries again.
			if (renewals.get(account) === renewal) renewals.delete(account);
			throw error;
		}
	};
}
