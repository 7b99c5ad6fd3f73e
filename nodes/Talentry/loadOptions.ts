import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { toNodeError } from '../../shared/node/errors';
import { talentry } from '../../shared/vendors/talentry';

export async function getPools(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const options: INodePropertyOptions[] = [];
		for await (const { record } of (await connect(this, talentry)).pools()) {
			options.push({ name: record.name, value: record.id });
		}
		return options;
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}
