import { accountsOf } from '../../../support/accounts';
import { signIn } from '../../api';
import type { Checks } from '../../checks';
import { waitFor } from '../../processes';
import type { Stage } from '../../stage';
import { changeNodes, readTemplate } from '../../templates';
import { acceptedConsents } from './acceptedConsents';
import { atThePage } from './atThePage';
import { byProgram, refusals } from './byProgram';
import type { Play } from './play';

/** Candidates become talents: posted by programs, and sent by a person from the sourcing page. */
export async function imports(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Candidates that are imported into Talentry');
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const isTalentry = ({ name }: { name: string }) => name === 'Create or Update Talent';
	const template = changeNodes(await readTemplate('import-candidates-to-talentry'), isTalentry, {
		// All that is imported also goes into the pool of the fair.
		poolIds: "={{ [...new Set([...($json.pools ?? []).map((pool) => pool.id), 'pool-events'])] }}",
	});
	await n8n.importWorkflow(template);
	await n8n.importWorkflow(acceptedConsents);
	const server = await n8n.start();
	const trigger = template.nodes.find(({ type }) => type.endsWith('.candidateImportTrigger'));
	const play: Play = {
		stage,
		checks,
		address: `${server.url}/webhook/${String(trigger?.webhookId)}`,
		token: accountsOf(stage.sandbox.url).candidateImportApi.token,
	};
	try {
		const api = await signIn(server.url, stage.installation);
		await api.activate(template.id);
		await api.activate(acceptedConsents.id);
		// n8n registers the webhooks of a workflow soon after it is activated.
		await waitFor('the webhook is served', async () => (await fetch(play.address)).ok);
		await byProgram(play);
		await refusals(play);
		await atThePage(play, api);
	} finally {
		await server.stop();
	}
}
