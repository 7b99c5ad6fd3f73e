import type { INodeProperties } from 'n8n-workflow';
import {
	acceptAnotherNameOption,
	candidateParameters,
	documentParameters,
	missingDocumentsOption,
	personParameters,
	withoutConsentOption,
} from '../node/panel/candidateParameters';
import { batchingOption, byName } from '../node/panel/parameters';
import type { CreateSpec, StatusChoice } from './createSpec';
import { entriesOf, propertiesOf, type Condition, type Fields } from './fields';
import { camelCase } from './names';
import { chosenFrom } from './pickList';
import type { PickList } from './resourceSpec';

/** The parameters of an operation that writes a person or an application. */
export function createPanel<Client, P extends Fields, A extends Fields, O extends Fields>(
	spec: CreateSpec<Client, P, A, O>,
): INodeProperties[] {
	const { job, status, files, fields, additional, more = [], options = {} } = spec;
	return [
		...personPanel(spec.emailIsOptional),
		...(job ? jobPanel(job.list) : []),
		...(status ? statusPanel(status) : []),
		...(fields ? propertiesOf(fields) : []),
		...(files ? documentParameters : []),
		...(typeof files === 'object' ? files.fetched : []),
		...more,
		...(additional ? [additionalFields(additional, spec.additionalShownIf)] : []),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: byName([
				acceptAnotherNameOption,
				batchingOption,
				...entriesOf(options),
				...(files ? [missingDocumentsOption] : []),
				{
					...withoutConsentOption,
					...(spec.withoutConsent && { description: spec.withoutConsent }),
				},
			]),
		},
	];
}

function personPanel(emailIsOptional: true | { description: string } | undefined) {
	if (!emailIsOptional) return candidateParameters;
	if (emailIsOptional === true) return personParameters;
	return personParameters.map((parameter) =>
		parameter.name === 'email' ? { ...parameter, ...emailIsOptional } : parameter,
	);
}

function jobPanel(list: PickList): INodeProperties[] {
	const noun = list.name.toLowerCase();
	return [
		{
			displayName: list.name,
			name: 'jobSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: `The ${noun} that the Recruiting Job Link has found for the application`,
				},
				{
					name: 'Chosen Below',
					value: 'chosen',
					description: `The same ${noun} for all items, or one by expression`,
				},
			],
			default: 'input',
		},
		{
			...chosenFrom(list, { name: 'job' }),
			displayOptions: { show: { jobSource: ['chosen'] } },
		},
	];
}

function statusPanel(status: StatusChoice): INodeProperties[] {
	const { label, parameter, source } = namesOfStatus(status);
	const { first, others = [], order = ['input', first.value, 'chosen'] } = status;
	const options = [
		{
			name: 'From Input',
			value: 'input',
			description:
				status.input ??
				`The target status of the job link; without one, the first ${label.toLowerCase()} of the job`,
		},
		first,
		...others,
		{ name: 'Chosen Below', value: 'chosen', description: status.chosen },
	];
	return [
		{
			displayName: label,
			name: source,
			type: 'options',
			noDataExpression: true,
			options: order.flatMap((value) => options.filter((option) => option.value === value)),
			default: 'input',
		},
		{
			...chosenFrom(status.list, { name: parameter }),
			displayOptions: { show: { [source]: ['chosen'] } },
		},
	];
}

function additionalFields(fields: Fields, shownIf: Condition | undefined): INodeProperties {
	const show = Object.entries(shownIf ?? {}).map(([name, values]) => [name, [...values]]);
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		...(shownIf && { displayOptions: { show: Object.fromEntries(show) } }),
		default: {},
		options: entriesOf(fields),
	};
}

/** The label of the status and the names of its parameters. */
export function namesOfStatus({
	list,
	label = list.name,
	parameter = camelCase(label),
}: StatusChoice) {
	return { label, parameter, source: `${parameter}Source` };
}
