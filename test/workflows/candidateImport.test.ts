import { startN8n } from '../support/n8n';
import type { InProcessN8n } from '../support/n8n';
import { postJson, serveTrigger, vera } from './candidateImport/support';

let n8n: InProcessN8n;
beforeAll(async () => {
	n8n = await startN8n();
}, 60_000);
afterAll(async () => await n8n.close());

test('takes', async () => {
	const server = await serveTrigger(n8n);
	const answer = await postJson(server.url, vera);
	console.log(answer, JSON.stringify(server.started), server.errors, server.staticData());
	console.log(await postJson(server.url, vera));
	console.log(await postJson(server.url, vera, {}));
	console.log(await postJson(server.url, { ...vera, email: 'x' }));
	await server.close();
});
