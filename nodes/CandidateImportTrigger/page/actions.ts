import type { IWebhookFunctions } from 'n8n-workflow';
import type { ImportRequest } from '../exchange';
import { Refusal } from '../refusal';
import type { Settings } from '../settings';

export async function answerPage(
	_context: IWebhookFunctions,
	_request: ImportRequest,
	_settings: Settings,
	_action: string,
): Promise<object> {
	throw new Refusal(400, 'There is no such action.');
}
