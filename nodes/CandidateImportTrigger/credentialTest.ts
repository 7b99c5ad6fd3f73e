import type { INodeCredentialTestResult } from 'n8n-workflow';
import { readImportCredential } from './authenticate';

/** There is no service to ask: what can be tested is whether the secrets can be guessed. */
export function testImportCredential(data: unknown): INodeCredentialTestResult {
	try {
		readImportCredential(data);
		return { status: 'OK', message: 'The secrets are long enough' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}
