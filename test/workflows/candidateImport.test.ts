import { startN8n } from '../support/n8n';
import type { InProcessN8n } from '../support/n8n';
import { describeAccepting } from './candidateImport/accepting';
import { describeRefusing } from './candidateImport/refusing';
import { describeSenders } from './candidateImport/senders';
import { slowNode } from './candidateImport/support';

let started: InProcessN8n;
const n8n = () => started;
beforeAll(async () => {
	started = await startN8n({ nodeTypes: { 'test.slow': slowNode } });
}, 60_000);
afterAll(async () => await started.close());

describeAccepting(n8n);
describeRefusing(n8n);
describeSenders(n8n);
