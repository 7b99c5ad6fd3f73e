import { randomBytes } from 'node:crypto';

/** How long an access token is good for, in seconds. */
export const TOKEN_SECONDS = 1200;

/** What was given out to the user of the password grant. */
export interface Tokens {
	/** A new pair; all earlier ones stay good until they expire. */
	issue(): { accessToken: string; refreshToken: string };
	isAccessToken(token: string): boolean;
	isRefreshToken(token: string): boolean;
	/** Access tokens expire at once; refresh tokens stay good. */
	expire(): void;
}

export function createTokens(): Tokens {
	const expiry = new Map<string, number>();
	const refreshTokens = new Set<string>();
	return {
		issue() {
			const accessToken = randomBytes(24).toString('base64url');
			const refreshToken = randomBytes(24).toString('base64url');
			expiry.set(accessToken, Date.now() + TOKEN_SECONDS * 1000);
			refreshTokens.add(refreshToken);
			return { accessToken, refreshToken };
		},
		isAccessToken: (token) => (expiry.get(token) ?? 0) > Date.now(),
		isRefreshToken: (token) => refreshTokens.has(token),
		expire() {
			expiry.clear();
		},
	};
}
