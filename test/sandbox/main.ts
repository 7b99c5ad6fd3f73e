import { FAULT_KINDS } from './control/faults';
import { startSandbox } from './server';

/** `npm run sandbox`: the stand-in vendors alone, until they are stopped with Ctrl+C. */
async function main(): Promise<void> {
	const port = Number(process.env.PORT ?? 4010);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}"`);
	}
	const sandbox = await startSandbox({ port, log: process.env.LOG === '1' });
	const { url } = sandbox;
	const lines = [`The stand-in vendors run at ${url} (open it to see their state).`];
	for (const vendor of sandbox.vendors) {
		lines.push('', `${vendor.label}, to enter in its credential:`);
		for (const [label, value] of Object.entries(vendor.credentials(url))) {
			lines.push(`  ${label.padEnd(28)}${value}`);
		}
	}
	lines.push(
		'',
		'Switches:',
		'  POST   /control/faults                 {"vendor":"personio","fault":"429","every":3,"retryAfter":1}',
		`         faults: ${FAULT_KINDS.join(', ')}`,
		'         aim with route, method, every, times, after; shape with retryAfter, delayMs',
		'  DELETE /control/faults                 no faults any more',
		'  POST   /control/workwise/applications  {"count":1,"jobId":"ww-101"}: new applications arrive',
		'  PATCH  /control/workwise/applications/<id>, /control/workwise/jobs/<id>',
		'  POST   /control/personio/jobs          {"name":"..."}; PATCH /control/personio/jobs/<id>',
		'  POST   /control/personio/applications  {"count":1,"jobId":"2001"}; PATCH /<id> {"stage":"5001"}',
		'  DELETE /control/personio/applications/<id>, /control/personio/tokens (they expire now)',
		'  PATCH  /control/personio/recruiting    {"delayMs":2000}: when new ones appear in API v2',
		'  POST   /control/erecruiter/applications  {"recruitmentId":5001}; PATCH /<id> {"stageId":3}',
		'  POST   /control/erecruiter/applications/<id>/open  a card is opened: "Nowy" to "Analiza CV"',
		'  POST   /control/erecruiter/stages      {"name":"..."}; PATCH /<id>, DELETE /<id>?replacement=2',
		'  PATCH  /control/erecruiter/recruitments/<id>  {"sharedWithPartner":true}',
		'  DELETE /control/erecruiter/tokens      access tokens expire now',
		'  POST   /control/inhire/applications    {"count":1,"jobId":"ih-301"}; PATCH /<id>',
		'  PATCH  /control/inhire/jobs/<id>, /control/inhire/connection',
		'  POST   /control/inhire/statuses        {"id":"...","name":"..."}; DELETE /<id>',
		'  POST   /control/talentry/talents       {"count":1}; PATCH, DELETE /<id>; POST /<id>/accept, /<id>/decline',
		'  POST   /control/talentry/pools         {"id":"...","name":"..."}',
		'  POST   /control/matched-io/matches     {"count":1,"jobId":"mj-401"}; PATCH /<id> {"state":"..."}',
		'  PATCH  /control/matched-io/jobs/<id>; POST /control/matched-io/job-fields; DELETE /<name>',
		'  POST   /control/poption/exports        {"count":5}: someone else takes slots; DELETE /<id>',
		'  PATCH  /control/poption/exports/<id>   {"fate":"finish"}: finish, fail or stick, now',
		'  PATCH  /control/poption/settings       {"durationMs":1500,"nextFates":["stick"]}',
		'  POST   /control/poption/clock          {"advanceMs":3600000}; /people {"candidates":1000,...}',
		'  PATCH  /control/teamtailor/behaviour   {"relationshipChanges":"ignore"}, /rateLimit, /links',
		'  PATCH  /control/teamtailor/jobs/<id>   {"status":"archived"}; /applications/<id>, /candidates/<id>',
		'  POST   /control/teamtailor/webhooks    {"url":"...","event":"candidate.update","id":"7001"}',
		'  PATCH  /control/limits                 {"workwise":null}: requests a minute (eRecruiter: a',
		'         second; Teamtailor: 10 seconds), null for no limit',
		'  POST   /control/reset                  back to the seeds',
		'  GET    /control/state, /control/requests?vendor=personio',
	);
	console.log(lines.join('\n'));

	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
