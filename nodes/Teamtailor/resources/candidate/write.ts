import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../../../shared/model';
import { refuseWithoutConsent } from '../../../../shared/node/candidateInput';
import {
	missingDocumentsOption,
	withoutConsentOption,
} from '../../../../shared/node/candidateParameters';
import { connect } from '../../../../shared/node/connect';
import type { RunItem } from '../../../../shared/node/operation';
import { batchingOption, readParameter } from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { candidateWriter } from '../../../../shared/vendors/teamtailor/candidate';
import { notTransferable, toCandidate } from '../../../../shared/vendors/teamtailor/mapping';
import {
	consentDateFieldOption,
	customFieldsMapper,
	fileParameters,
	lookBackOption,
	personParameters,
} from '../../parameters';
import { fieldProperties, sendWelcomeMessage } from './fields';
import { readCandidate, readLookBack } from './readDraft';

/** The parameters of Create and of Create or Update. */
export function writeParameters(moreOptions: INodeProperties[]): INodeProperties[] {
	const additional = [...fieldProperties, sendWelcomeMessage];
	const options = [
		batchingOption,
		consentDateFieldOption,
		...moreOptions,
		missingDocumentsOption,
		lookBackOption,
		withoutConsentOption,
	];
	const byName = (one: INodeProperties, other: INodeProperties) =>
		one.displayName.localeCompare(other.displayName);
	return [
		...personParameters,
		...fileParameters,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: additional.sort(byName),
		},
		customFieldsMapper,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: options.sort(byName),
		},
	];
}

const existingSchema = z.object({ existing: z.enum(['overwrite', 'merge']).default('overwrite') });

/** Runs Create or Create or Update: they differ in what happens to a candidate that exists. */
export async function startWriting(
	context: IExecuteFunctions,
	operation: 'create' | 'createOrUpdate',
): Promise<RunItem> {
	const client = await connect(context, teamtailor);
	const writer = candidateWriter(client, readLookBack(context));
	return async (itemIndex) => {
		const read = await readCandidate(context, itemIndex, client.account.baseUrl);
		const candidate = read.input?.candidate;
		refuseWithoutConsent(context, itemIndex, read.withoutConsent);
		const existing =
			operation === 'create'
				? 'keep'
				: readParameter(context, 'options', itemIndex, existingSchema, 'Options').existing;
		const written = await writer.write(read.draft, existing);
		const notTransferred = candidate ? notTransferable(candidate) : [];
		return [
			{
				json: toJson({
					...toCandidate(written.candidate),
					result: written.result,
					...present({ origin: read.origin }),
					...(read.missingDocuments.length > 0 && { missingDocuments: read.missingDocuments }),
					...(written.skippedFiles.length > 0 && { skippedDocuments: written.skippedFiles }),
					...(notTransferred.length > 0 && { notTransferred }),
				}),
			},
		];
	};
}
