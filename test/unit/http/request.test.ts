import { Failure } from '../../../shared/http/failure';
import { asConnectionFailure, ConnectionFailure } from '../../../shared/http/request';

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('asConnectionFailure', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'%s: nothing was sent',
		(code) => {
			expect(asConnectionFailure(withCode(code))).toMatchObject({
				name: 'ConnectionFailure',
				code,
				notSent: true,
			});
		},
	);

	it.each([
		'ECONNRESET',
		'ETIMEDOUT',
		'EPIPE',
		'ECONNABORTED',
		'ERR_STREAM_PREMATURE_CLOSE',
		'ERR_NETWORK',
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	])('%s: it may have been sent', (code) => {
		const failure = asConnectionFailure(withCode(code));
		expect(failure).toBeInstanceOf(ConnectionFailure);
		expect(failure).toMatchObject({ code, notSent: false });
	});

	it('finds the code behind an error that wraps it', () => {
		const wrapped = new Error('fetch failed', {
			cause: new Error('inner', { cause: withCode('ECONNREFUSED') }),
		});
		expect(asConnectionFailure(wrapped)).toMatchObject({ code: 'ECONNREFUSED', notSent: true });
	});

	it.each(['aborted', 'socket hang up'])('knows Node\'s "%s" without a code', (message) => {
		expect(asConnectionFailure(new Error(message))).toMatchObject({
			code: 'ECONNRESET',
			notSent: false,
		});
	});

	it('knows a timeout and how long it was', () => {
		const timeout = Object.assign(new Error('timeout of 60000ms exceeded'), {
			code: 'ECONNABORTED',
		});
		const wrapped = new Error('The connection was aborted', { cause: timeout });
		expect(asConnectionFailure(wrapped)).toMatchObject({
			code: 'ETIMEDOUT',
			notSent: false,
			timeout: 60_000,
		});
	});

	it('leaves other errors as they are', () => {
		const defect = new TypeError('x is not a function');
		const failure = new Failure({ kind: 'contract', message: 'too large' });
		expect(asConnectionFailure(defect)).toBe(defect);
		expect(asConnectionFailure(failure)).toBe(failure);
		expect(asConnectionFailure(withCode('ERR_INVALID_ARG_TYPE'))).not.toBeInstanceOf(
			ConnectionFailure,
		);
	});

	it('does not take a full disk, met while a download is stored, for a lost connection', () => {
		const full = withCode('ENOSPC');
		expect(asConnectionFailure(full)).toBe(full);
	});

	it('makes an error of what is none', () => {
		expect(asConnectionFailure('boom')).toEqual(new Error('boom'));
	});

	it('gives a connection failure back unchanged', () => {
		const failure = new ConnectionFailure('ECONNRESET', false);
		expect(asConnectionFailure(failure)).toBe(failure);
	});
});
