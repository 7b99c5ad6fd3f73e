import type { ZodType, ZodTypeDef } from 'zod';
import { withOverrides, type Contract } from '../../http/contract';
import {
	createContractClient,
	type ContractClient,
	type Received,
} from '../../http/contractClient';
import { readProblem } from '../../http/problemDetails';
import type { ByteStream } from '../../http/request';
import type { ConnectOptions } from '../vendor';
import { readContractCredential } from './credential';
import type { ExportConfirmation } from './export';

/**
 * Connects to a service by a contract of ours, which the credential may adapt.
 * @param rights what the service's token must allow, e.g. `read applications`
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function connectContract<Operation extends string>(
	name: string,
	contract: Contract<Operation>,
	rights: string,
	options: ConnectOptions,
): { client: ContractClient<Operation>; baseUrl: string } {
	const { baseUrl, contractOverrides } = readContractCredential(name, options.credential);
	const client = createContractClient<Operation>(
		{
			name,
			baseUrl,
			contract: withOverrides(name, contract, contractOverrides),
			readFailure: (answer) => ({
				...readProblem(answer),
				...(answer.status === 403 && {
					remedy: `The token lacks a right. Ask your contact at ${name} for one that may ${rights}.`,
				}),
			}),
		},
		options,
	);
	return { client, baseUrl };
}

/**
 * The calls by which an application, or what the service calls so, goes into another system.
 * @param id the placeholder of its id in the contract's paths
 */
export function exportCalls<Read extends string, T>(
	client: ContractClient<Read | 'getDocument' | 'confirmExport'>,
	{ id, read, schema }: { id: string; read: Read; schema: ZodType<T, ZodTypeDef, unknown> },
) {
	return {
		async record(recordId: string): Promise<Received<T>> {
			return await client.read(read, schema, { ids: { [id]: recordId } });
		},
		/** Hands the file's bytes and the answer's headers to `consume`. */
		async document<Result>(
			recordId: string,
			documentId: string,
			consume: (body: ByteStream, headers: Record<string, string>) => Promise<Result>,
		): Promise<Result> {
			return await client.download('getDocument', { ids: { [id]: recordId, documentId } }, consume);
		},
		/** Says that it has arrived in the target; it is no longer due. */
		async confirmExport(recordId: string, confirmation: ExportConfirmation): Promise<Received<T>> {
			return await client.write('confirmExport', { ...confirmation }, schema, {
				ids: { [id]: recordId },
				answeredBy: read,
				// The contracts make it idempotent, whatever its method is.
				repeatable: true,
			});
		},
	};
}
