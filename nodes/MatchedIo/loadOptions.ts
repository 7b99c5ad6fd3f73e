import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { toNodeError } from '../../shared/node/errors';
import { jobEntry } from '../../shared/node/listSearch';
import { matchedIo } from '../../shared/vendors/matched-io';
import { toJob } from '../../shared/vendors/matched-io/mapping';

/** All jobs as "title · status · id". */
export async function getJobs(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const options: INodePropertyOptions[] = [];
		for await (const { record } of (await connect(this, matchedIo)).jobs()) {
			const { name, value } = jobEntry(toJob(record));
			options.push({ name, value });
		}
		return options;
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}
