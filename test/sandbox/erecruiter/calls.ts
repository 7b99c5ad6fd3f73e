import { z } from 'zod';
import { useSandbox } from '../../support/useSandbox';

export const KEY = { 'x-access-key': 'sandbox-erecruiter-key' };
export const KEY_ALL = { 'x-access-key': 'sandbox-erecruiter-key-all' };
export const JSON_TYPE = { 'content-type': 'application/json' };

/** The stand-ins for the tests of a file, and eRecruiter called as a partner calls it. */
export function useErecruiter() {
	const sandbox = useSandbox();
	beforeEach(async () => {
		await control('PATCH', '/limits', { erecruiter: null });
	});

	async function control(method: string, path: string, body?: unknown) {
		return await fetch(`${sandbox.url}/control${path}`, {
			method,
			...(body !== undefined && { headers: JSON_TYPE, body: JSON.stringify(body) }),
		});
	}
	function address(path: string): string {
		return `${sandbox.url}/erecruiter/v1.1${path}${path.includes('?') ? '&' : '?'}companyId=1201`;
	}
	async function get(path: string, headers: Record<string, string> = KEY_ALL) {
		return await fetch(address(path), { headers });
	}
	const applications = async (path: string) => listSchema.parse(await (await get(path)).json());
	return { sandbox, control, address, get, applications };
}

const listSchema = z.object({
	applications: z.array(
		z.object({ applicationId: z.number(), stageId: z.number(), modifiedAt: z.string() }),
	),
	totalRowCount: z.number(),
});
