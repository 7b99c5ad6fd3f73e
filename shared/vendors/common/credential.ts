import { z } from 'zod';
import { invalidInput } from '../../http/failure';

const credentialSchema = z.object({
	baseUrl: z.string().nullish(),
	contractOverrides: z.string().nullish(),
});

/**
 * The parts of a credential that shape the calls of a contract; how they are authenticated is the credential type's own
 * matter.
 * @throws Failure `validation`
 */
export function readContractCredential(
	service: string,
	credential: unknown,
	remedy = `${service} publishes no API. Enter the address that ${service} gave you, or that of your own service that follows the default contract.`,
): { baseUrl: string; contractOverrides: string } {
	const { baseUrl, contractOverrides } = credentialSchema.parse(credential);
	const trimmed = (baseUrl ?? '').trim().replace(/\/+$/, '');
	if (!URL.canParse(trimmed) || !/^https?:/.test(trimmed)) {
		throw invalidInput(
			`The ${service} credential has no usable base URL`,
			[{ field: 'Base URL', message: 'must be an address such as https://api.example.com/v1' }],
			remedy,
		);
	}
	return { baseUrl: trimmed, contractOverrides: contractOverrides ?? '' };
}
