import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { VendorApi } from '../http/vendorApi';
import { Failure } from '../http/failure';
import { present, type Candidate } from '../model';
import {
	originOf,
	readDocuments,
	readFields,
	readInputRecord,
	readJobId,
	readTarget,
} from '../node/input/candidateInput';
import type { Item } from '../node/input/item';
import { mappedStatusOf } from '../node/input/mappedStatus';
import { acceptAnotherNameOption } from '../node/panel/candidateParameters';
import { requiredId } from '../node/panel/parameters';
import type { CreateSpec, Draft, RefuseAnother, StatusChoice } from './createSpec';
import { namesOfStatus } from './createPanel';
import { readValues, schemaOf, type Fields, type Values } from './fields';
import { isSamePerson } from './samePerson';

const sharedOptions = z.object({
	missingDocuments: z.enum(['skip', 'stop']).default('stop'),
	withoutConsent: z.boolean().default(false),
	acceptAnotherName: z.boolean().default(false),
});

/** Reads what each item says. @throws Failure `validation` */
export function draftReader<Client, P extends Fields, A extends Fields, O extends Fields>(
	api: VendorApi<Client>,
	spec: CreateSpec<Client, P, A, O>,
	context: IExecuteFunctions,
) {
	const zone = context.getTimezone();
	const additionalSchema = spec.additional && schemaOf(spec.additional, zone);
	const optionsSchema = spec.options && schemaOf(spec.options, zone);
	const noFields: Values<P> = {};
	const noAdditional: Values<A> = {};
	const noOptions: Values<O> = {};
	return async (item: Item) => {
		const fromInput = item.read('candidateSource', z.string(), 'Candidate') === 'input';
		const input = fromInput ? readInputRecord(context, item.index) : undefined;
		const person: Draft<P, A, O>['person'] = input?.candidate ?? readFields(context, item.index);
		const fields = spec.fields ? readValues(spec.fields, item.read, zone) : noFields;
		const showsAdditional = !(spec.additionalShownIf?.candidateSource && fromInput);
		const additional =
			additionalSchema && showsAdditional
				? item.read('additionalFields', additionalSchema, 'Additional Fields')
				: noAdditional;
		const options = optionsSchema ? item.read('options', optionsSchema, 'Options') : noOptions;
		const shared = item.read('options', sharedOptions, 'Options');
		const { missingDocuments: whenMissing, withoutConsent } = shared;
		const { documents, missing } =
			spec.files === 'sent'
				? await readDocuments(context, item.index, input, whenMissing)
				: { documents: [], missing: [] };
		const draft: Draft<P, A, O> = {
			item,
			person,
			...present({
				candidate: input?.candidate,
				application: input?.application,
				input,
				origin: input && originOf(input),
				statusId: spec.status && readStatusId(item, api, spec.status),
			}),
			jobId: spec.job
				? readJobId(context, item.index, api.system, spec.job.noun, spec.job.list.name)
				: '',
			documents,
			refuseAnother: shared.acceptAnotherName ? () => {} : anotherRefuser(api.name, person),
			whenMissing,
			fields,
			additional,
			options,
		};
		return { draft, missingDocuments: missing, withoutConsent };
	};
}

/** Several people can share one address: who has another name than the record is not taken for its person. */
function anotherRefuser(
	service: string,
	person: Pick<Candidate, 'firstName' | 'lastName'>,
): RefuseAnother {
	return (found) => {
		if (isSamePerson(person, found)) return;
		throw new Failure({
			kind: 'conflict',
			service,
			message: `The email address of this item belongs to a person of another name in ${service}${found.id ? ` (${found.id})` : ''}`,
			remedy: `Nothing was written. Compare the two in ${service}: for the same person, correct the name or switch on the option '${acceptAnotherNameOption.displayName}'; for another one, enter an address of their own.`,
		});
	};
}

function readStatusId(
	item: Item,
	{ system }: { system: string },
	status: StatusChoice,
): string | undefined {
	const { label, parameter, source } = namesOfStatus(status);
	const from = item.read(source, z.string(), label);
	if (from === 'input') return statusOfInput(item, system);
	if (from === 'chosen') return item.read(parameter, requiredId, status.list.look.label ?? label);
	return undefined;
}

/** The status that the item asks for: by the job link, otherwise by a Recruiting Status Map before this node. */
export function statusOfInput(item: Item, system: string): string | undefined {
	return (
		readTarget(item.context, item.index, system)?.statusId ??
		mappedStatusOf(item.context, item.index, system)?.to.id
	);
}
