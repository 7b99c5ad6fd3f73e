import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { formNames } from '../../shared/candidateImport/form';
import { acceptedExtensions } from '../../shared/candidateImport/files';
import { jsonSchemas } from '../../shared/candidateImport/jsonSchemas';
import { answer, megabyte, requestOf } from './exchange';
import { sourcingPage } from './page/html';
import { acceptedTypes } from './readSent';
import { Refusal } from './refusal';
import { readSettings } from './settings';

/** Who opens the address: gets a schema, the sourcing page, or what the address is for. None of it is secret. */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = requestOf(context);
	const settings = await readSettings(context);
	const named = request.query('schema');
	const form = formNames.find((name) => name === named);
	if (form) {
		answer(context, 200, jsonSchemas[form], {
			'content-type': 'application/schema+json',
			'content-disposition': `inline; filename="${form}.schema.json"`,
		});
	} else if (named !== undefined) {
		const { status, body, headers } = new Refusal(
			400,
			`There is no such schema; there are ${formNames.join(', ')}.`,
		);
		answer(context, status, body, headers);
	} else if (settings.servePage) {
		const { html, headers } = sourcingPage(settings);
		answer(context, 200, html, headers);
	} else {
		answer(context, 200, {
			title: 'Candidate import',
			description: 'POST a candidate to this address.',
			accepts: acceptedTypes,
			forms: formNames,
			schemas: Object.fromEntries(formNames.map((name) => [name, `?schema=${name}`])),
			files: acceptedExtensions,
			maximumSizeMb: settings.maximumSize / megabyte,
		});
	}
	return { noWebhookResponse: true };
}
