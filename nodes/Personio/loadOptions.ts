import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Status } from '../../shared/model';
import { connect } from '../../shared/node/connect';
import { statusEntry } from '../../shared/node/listSearch';
import { allOptions } from '../../shared/node/loadOptions';
import { personioV2 } from '../../shared/vendors/personio/v2';
import { toStatuses } from '../../shared/vendors/personio/v2/mapping';

/** Jobs, published or not, as "title · id". */
export async function getJobs(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await allOptions(
		this,
		async () => (await connect(this, personioV2)).jobs(),
		({ record: { name, id } }) => ({ name: `${name} · ${id}`, value: id }),
	);
}

/** The stages of all categories, each once. */
export async function getStages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await allOptions(
		this,
		async () => {
			const stages = new Map<string, Status>();
			for await (const { record } of (await connect(this, personioV2)).categories()) {
				for (const status of toStatuses(record)) stages.set(status.id, status);
			}
			return stages.values();
		},
		statusEntry,
	);
}
