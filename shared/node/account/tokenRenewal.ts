interface Renewal {
	token: Promise<string>;
	/** When it was begun, and once it is there when it was answered; milliseconds since 1970. */
	at: number;
	/** The token that it was to replace. */
	refused: string;
}

/** Milliseconds for which a token endpoint that gives out the refused token once more is not asked again. */
const repeatFor = 5_000;

export type RenewToken = (
	account: string,
	refused: string,
	request: () => Promise<string>,
) => Promise<string>;

/**
 * Requests a token once for all calls that were refused together. n8n asks the credential anew for every single call
 * that comes back with 401, so twenty calls at once with an expired token would be twenty requests, and a token
 * endpoint has a limit. Calls of one account share the request that is under way, and for a minute its result, unless it
 * is the very token that was refused: then another one is requested, at most every few seconds.
 *
 * `account` tells accounts apart and stays in memory only; `refused` is the token that was not accepted, empty when
 * there was none. Several processes, such as the workers of queue mode, each request their own.
 */
export function shareRenewals(shareFor = 60_000): RenewToken {
	const renewals = new Map<string, Renewal>();
	return async (account, refused, request) => {
		for (const [key, { at }] of renewals) {
			if (Date.now() - at > shareFor) renewals.delete(key);
		}
		for (let known = renewals.get(account); known; known = renewals.get(account)) {
			const token = await known.token;
			if (token !== refused) return token;
			const isRepeated = known.refused === refused && Date.now() - known.at < repeatFor;
			if (isRepeated) return token;
			// While this call waited, another one may have begun to replace the token.
			if (renewals.get(account) === known) renewals.delete(account);
		}
		const renewal: Renewal = { token: request(), at: Date.now(), refused };
		renewals.set(account, renewal);
		try {
			const token = await renewal.token;
			renewal.at = Date.now();
			return token;
		} catch (error) {
			// The next call tries again.
			if (renewals.get(account) === renewal) renewals.delete(account);
			throw error;
		}
	};
}
