import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { consentCalendar } from '../../shared/consent/calendar';
import { completeConsent } from '../../shared/consent/complete';
import { consentFinder, type ConsentItem } from '../../shared/consent/find';
import { refusalOf } from '../../shared/consent/refusal';
import type { SlashDates } from '../../shared/dates/written';
import type { RowMapper } from '../../shared/files/headers/records';
import type { RowProblem, SourceRow } from '../../shared/files/read/row';
import { isObject } from '../../shared/http/paths';
import type { OperationResult } from '../../shared/node/run/operation';
import { asJson } from '../../shared/node/run/records';
import { includeWithoutConsentOption } from '../../shared/node/files/consentGate';

/** The outputs of operations that turn rows into records, in their order. */
export const recordOutputs = ['Records', 'Unreadable', 'Consent Not Valid'] as const;

/** Names that a hint lists one by one. */
const mostNamed = 20;

export interface SortingOptions {
	/** Absent: rows stay what they are. */
	mapper?: RowMapper;
	/** Whether records without valid consent leave by Records, too. */
	withoutConsent: boolean;
	slashDates: SlashDates;
}

/** Gives each row as a record to the output where it belongs. */
export interface RowSorter {
	sort(row: SourceRow, binary?: INodeExecutionData['binary']): OperationResult;
	/** Says on the node what did not leave by Records, and which columns were left out. */
	explain(noun: 'column' | 'field'): void;
}

export function rowSorter(
	context: IExecuteFunctions,
	{ mapper, withoutConsent, slashDates }: SortingOptions,
): RowSorter {
	const timeZone = context.getTimezone();
	const find = consentFinder(consentCalendar({ now: new Date(), timeZone, slashDates }));
	const counts = { unreadable: 0, notValid: 0 };
	const hint = (message: string) =>
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });

	return {
		sort(row, binary) {
			const files = binary && { binary };
			const mapped = mapper ? mapper.map(row) : plain(row);
			if ('problems' in mapped) {
				counts.unreadable += 1;
				return { json: asJson(unreadableRow(row, mapped.problems)), ...files, output: 1 };
			}
			const { record } = mapped;
			if (withoutConsent || !isItem(record)) return { json: asJson(record), ...files };
			const found = find(record);
			if (!refusalOf(found)) return { json: asJson(record), ...files };
			counts.notValid += 1;
			const consent = completeConsent(record, found);
			const { candidate } = record;
			const whole = isObject(candidate)
				? { ...record, candidate: { ...candidate, consent } }
				: { ...record, consent };
			return { json: asJson(whole), ...files, output: 2 };
		},
		explain(noun) {
			const unknown = [...(mapper?.headers() ?? [])].filter(([, field]) => field === undefined);
			if (unknown.length > 0) {
				hint(
					`These ${noun}s mean no field that is known, or one that another ${noun} has filled, and were left out: ${named(unknown.map(([header]) => header))}. '${noun === 'column' ? 'Header' : 'Field'} Mapping' says what they mean.`,
				);
			}
			if (counts.unreadable > 0) {
				hint(
					`${counts.unreadable} ${noun === 'column' ? 'row(s)' : 'item(s)'} could not be read; they leave by Unreadable.`,
				);
			}
			if (counts.notValid > 0) {
				hint(
					`${counts.notValid} record(s) have a consent that has expired, was declined or withdrawn, or ends on a date that cannot be read; they leave by Consent Not Valid. The option '${includeWithoutConsentOption.displayName}' keeps them with the others.`,
				);
			}
		},
	};
}

function named(names: readonly string[]): string {
	const more = names.length - mostNamed;
	const first = names.slice(0, mostNamed).map((name) => `"${name}"`);
	return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function isItem(record: object): record is ConsentItem {
	return isObject(record);
}

function plain({ values, problems }: SourceRow): { record: object } | { problems: RowProblem[] } {
	return problems.length > 0 ? { problems } : { record: values };
}

function unreadableRow(row: SourceRow, problems: readonly RowProblem[]): object {
	return {
		row: row.number,
		...(row.sheet && { sheet: row.sheet }),
		problems,
		message: problems
			.map(({ column, header, message }) =>
				[column && `column ${column}`, header && `"${header}"`, message].filter(Boolean).join(' '),
			)
			.join('; '),
		values: row.values,
	};
}
