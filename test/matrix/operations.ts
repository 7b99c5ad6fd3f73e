import type { LoggedRequest } from '../sandbox/control/requestLog';
import { examplesOfNodes } from '../schemas/examples';
import type { Example } from '../schemas/example';

/** An operation that runs in an execution, with the example that shows it. */
export interface Row {
	node: string;
	/** E.g. `personio application getAll`. */
	name: string;
	example: Example & { operation: string };
}

/** Every operation of every node; triggers have none. */
export const rows: readonly Row[] = examplesOfNodes.flatMap(({ node, examples }) =>
	examples.flatMap((example) => {
		const { resource, operation } = example;
		if (operation === undefined) return [];
		const name = [node, resource, operation].filter(Boolean).join(' ');
		return [{ node, name, example: { ...example, operation } }];
	}),
);

/** Without those that n8n makes by itself, for the token of a credential. */
export const ownRequests = (requests: readonly LoggedRequest[]): LoggedRequest[] =>
	requests.filter(({ path }) => !path.endsWith('/auth/token'));
