import { z } from 'zod';
import { invalidInput } from '../../http/failure';
import { readContractCredential } from '../common/credential';

const credentialSchema = z.object({
	companyId: z.union([z.string(), z.number().transform(String)]).nullish(),
});

/**
 * The parts of the credential that shape the calls.
 * @throws Failure `validation`
 */
export function readCredential(credential: unknown): {
	baseUrl: string;
	companyId: string;
	contractOverrides: string;
} {
	const companyId = (credentialSchema.parse(credential).companyId ?? '').trim();
	if (companyId === '') {
		throw invalidInput(
			'The eRecruiter credential has no company ID',
			[{ field: 'Company ID', message: 'is empty; every call of eRecruiter carries it' }],
			'Enter the ID of your company in eRecruiter.',
		);
	}
	return {
		...readContractCredential(
			'eRecruiter',
			credential,
			'Enter the address of the API, e.g. https://api.erecruiter.pl/v1.1.',
		),
		companyId,
	};
}
