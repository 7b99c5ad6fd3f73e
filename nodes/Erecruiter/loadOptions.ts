import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry } from '../../shared/node/listSearch';
import { allOptions } from '../../shared/node/loadOptions';
import { erecruiter } from '../../shared/vendors/erecruiter';
import { toJob } from '../../shared/vendors/erecruiter/mapping';

/** All recruitments as "name · status · id". */
export async function getRecruitments(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await allOptions(
		this,
		async () => (await connect(this, erecruiter)).recruitments(),
		({ record }) => jobEntry(toJob(record)),
	);
}
