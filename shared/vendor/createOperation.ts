import type { IExecuteFunctions } from 'n8n-workflow';
import type { VendorApi } from '../http/vendorApi';
import { present } from '../model';
import { refuseWithoutConsent } from '../node/input/candidateInput';
import { connect } from '../node/account/connect';
import { itemOf } from '../node/input/item';
import type { Operation } from '../node/run/operation';
import { toJson } from '../node/run/records';
import { createPanel } from './createPanel';
import type { CreateSpec, Draft } from './createSpec';
import { draftReader, statusOfInput } from './draft';
import type { Fields } from './fields';
import { oneInProcess } from './oneAtATime';

export function createOperation<Client, P extends Fields, A extends Fields, O extends Fields>(
	api: VendorApi<Client>,
	spec: CreateSpec<Client, P, A, O>,
): Operation {
	const noun = spec.name.toLowerCase();
	return {
		option: {
			name: 'Create',
			value: 'create',
			action: `Create ${noun}`,
			description: `Create an ${noun} with its documents; one that exists already is a result, not a failure`,
			...spec.option,
		},
		properties: createPanel(spec),
		async start(context) {
			const write = await spec.start(await connect(context, api), context);
			const read = draftReader(api, spec, context);
			const warnOfStatus = spec.job && !spec.status ? statusWarning(context, api) : undefined;
			return async (itemIndex) => {
				const { draft, missingDocuments, withoutConsent } = await read(itemOf(context, itemIndex));
				refuseWithoutConsent(context, itemIndex, withoutConsent, noun);
				const written = await oneInProcess(
					`${api.system} ${keyOf(draft)}`,
					async () => await write(draft),
				);
				warnOfStatus?.(statusOfInput(draft.item, api.system));
				const notTransferred = draft.candidate ? (spec.leavesOut?.(draft.candidate) ?? []) : [];
				return [
					{
						json: toJson({
							system: api.system,
							...(spec.job && { jobId: draft.jobId }),
							...written,
							...present({ origin: draft.origin }),
							...(missingDocuments.length > 0 && { missingDocuments }),
							...(notTransferred.length > 0 && { notTransferred }),
						}),
					},
				];
			};
		},
	};
}

/** Says once that a status was asked for which the vendor cannot give a new application. */
function statusWarning(
	context: IExecuteFunctions,
	{ name }: { name: string },
): (statusId: string | undefined) => void {
	let warned = false;
	return (statusId) => {
		if (!statusId || warned) return;
		warned = true;
		context.addExecutionHints({
			message: `The status ${statusId} that the input asks for was not set: ${name} begins every application with its first status.`,
			type: 'warning',
			location: 'outputPane',
		});
	};
}

/** By what two items are about the same person. */
function keyOf({
	person,
	origin,
	item,
}: Pick<Draft<Fields, Fields, Fields>, 'person' | 'origin' | 'item'>) {
	const email = person.email?.trim().toLowerCase();
	if (email) return email;
	const name = `${person.firstName} ${person.lastName}`.trim().toLowerCase();
	if (person.phone) return `${name} ${person.phone.replace(/\D/g, '')}`;
	return origin ? `${origin.system}:${origin.id}` : `${name || item.index}`;
}
