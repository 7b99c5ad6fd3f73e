import { requestedWait } from '../../../shared/http/retryAfter';

const now = Date.parse('2026-03-02T09:00:00Z');

it.each([
	['nothing', {}, undefined],
	['text that is no date', { 'retry-after': 'soon' }, undefined],
	['a blank header', { 'retry-after': ' ' }, undefined],
	['a negative reset', { 'x-ratelimit-reset': '-5' }, undefined],
	['a reset that is no number', { 'x-ratelimit-reset': 'tomorrow' }, undefined],
	['a blank reset', { 'x-ratelimit-reset': '' }, undefined],
	['a date in the past', { 'retry-after': 'Mon, 02 Mar 2026 08:59:00 GMT' }, 0],
	['a reset moment in the past', { 'x-ratelimit-reset': String(now / 1000 - 60) }, 0],
	['seconds', { 'retry-after': '7' }, 7000],
	['fractions of a second', { 'retry-after': ' 0.25 ' }, 250],
	['a date', { 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' }, 30_000],
	['a reset in seconds', { 'x-ratelimit-reset': '12' }, 12_000],
	['a reset as a moment', { 'x-ratelimit-reset': String(now / 1000 + 45) }, 45_000],
	['the standard header', { 'ratelimit-reset': '3' }, 3000],
	['a third spelling', { 'x-rate-limit-reset': '4' }, 4000],
	['Retry-After before a reset', { 'retry-after': '1', 'x-ratelimit-reset': '50' }, 1000],
	['a reset when Retry-After is unreadable', { 'retry-after': '?', 'ratelimit-reset': '9' }, 9000],
])('%s', (_case, headers: Record<string, string>, expected) => {
	expect(requestedWait(headers, now)).toBe(expected);
});
