import { createRequire } from 'node:module';

// npm may install several copies of @n8n/di; n8n-core's services are only in the one it uses.
const requireFromCore = createRequire(require.resolve('n8n-core'));
const di: typeof import('@n8n/di') = requireFromCore('@n8n/di');

/** Where n8n-core keeps its services. */
export const { Container } = di;

const common: typeof import('@n8n/backend-common') = requireFromCore('@n8n/backend-common');

/** What nodes write their log with. */
export const log = () => Container.get(common.Logger);
