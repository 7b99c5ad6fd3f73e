import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { toNodeError } from '../../shared/node/errors';
import { jobEntry } from '../../shared/node/listSearch';
import { erecruiter } from '../../shared/vendors/erecruiter';
import { toJob } from '../../shared/vendors/erecruiter/mapping';

/** All recruitments as "name · status · id". */
export async function getRecruitments(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	try {
		const options: INodePropertyOptions[] = [];
		for await (const { record } of (await connect(this, erecruiter)).recruitments()) {
			const { name, value } = jobEntry(toJob(record));
			options.push({ name, value });
		}
		return options;
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}
