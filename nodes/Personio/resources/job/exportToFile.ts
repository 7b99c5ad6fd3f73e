import { jobCategory } from '../../../../shared/files/columns';
import { connect } from '../../../../shared/node/connect';
import { exportToFile } from '../../../../shared/node/exportToFile';
import { personio } from '../../../../shared/vendors/personio';
import { filters, readJobs } from './feed';
import { languageOption } from './parameters';

export const exportJobs = exportToFile(jobCategory, {
	properties: [filters],
	options: [languageOption],
	async start(context) {
		const client = await connect(context, personio);
		return async function* (itemIndex, { limit, onUnreadable = () => undefined }) {
			const jobs = await readJobs(context, itemIndex, client, onUnreadable);
			yield* jobs.slice(0, limit);
		};
	},
});
