import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { readTriggerParameter } from '../../shared/node/panel/parameters';
import { credentialType, readImportCredential, type ImportCredential } from './authenticate';
import { megabyte } from './exchange';

export interface Settings {
	/** Absent: everybody may send. */
	credential?: ImportCredential;
	/** Bytes that a request may have. */
	maximumSize: number;
	/** Whether what was received already starts the workflow again. */
	acceptRepeated: boolean;
	/** Milliseconds for which it is remembered. */
	rememberFor: number;
	responseMode: 'onReceived' | 'lastNode' | 'responseNode';
	servePage: boolean;
	/** Whether a talent may be unlocked by hand at the page. */
	allowUnlock: boolean;
}

const optionsSchema = z.object({
	acceptRepeated: z.boolean().default(false),
	allowUnlock: z.boolean().default(false),
	maximumSize: z.number().min(0.01).max(200).default(20),
	rememberHours: z
		.number()
		.min(0.1)
		.max(24 * 30)
		.default(72),
});

/** @throws Failure `validation` for parameters or a credential that cannot be used */
export async function readSettings(context: IWebhookFunctions | IHookFunctions): Promise<Settings> {
	const read = <T>(name: string, schema: z.ZodType<T, z.ZodTypeDef, unknown>, title: string) =>
		readTriggerParameter(context, name, schema, title);
	const authentication = read('authentication', z.enum(['credential', 'none']), 'Authentication');
	const options = read('settings', optionsSchema, 'Options');
	return {
		...(authentication === 'credential' && {
			credential: readImportCredential(await context.getCredentials(credentialType)),
		}),
		maximumSize: Math.round(options.maximumSize * megabyte),
		acceptRepeated: options.acceptRepeated,
		rememberFor: options.rememberHours * 3_600_000,
		responseMode: read(
			'responseMode',
			z.enum(['onReceived', 'lastNode', 'responseNode']),
			'Respond',
		),
		servePage: read('servePage', z.boolean(), 'Serve Sourcing Page'),
		allowUnlock: options.allowUnlock,
	};
}
