import { isObject, valueAt } from '../http/paths';
import type { Consent } from '../model';
import { isExpiryColumn, isStateColumn, toState } from './columns';
import type { ConsentCalendar } from './calendar';
import { isBlank, standingOf, type ConsentStanding, type ConsentStatement } from './standing';

export type ConsentItem = Readonly<Record<string, unknown>>;

/** The consent of an item, as it stands at a moment. */
export interface FoundConsent extends ConsentStanding {
	/** The word of the item; absent where it has none. */
	state?: Consent['state'];
	/** The date that cannot be read, and where it is: a column, or `candidate.consent.expiresAt`. */
	unreadable?: { field: string; value: unknown };
	/** Whether the item says anything at all about a consent. */
	stated: boolean;
}

/** One of the places at which an item says something about its consent. */
interface Statement extends ConsentStatement {
	field: string;
	/** Whether a date says since when it is given; a word elsewhere goes before it. */
	isGiven?: boolean;
}

interface Columns {
	expiry: string[];
	state: string[];
}

export interface FinderOptions {
	expiringWithinDays?: number;
	/** A further field that says until when a consent lasts: the name of a column, or a path. */
	expiryField?: string;
}

/**
 * Finds the consent of items of any form: the `consent` of a candidate, or of the candidate of an application, and the
 * columns of a file. Where an item says it several times, the date that comes first and a refusal count.
 */
export function consentFinder(
	calendar: ConsentCalendar,
	{ expiringWithinDays, expiryField }: FinderOptions = {},
): (item: ConsentItem) => FoundConsent {
	const columnsOf = columnReader();
	return (item) => {
		const statements = [
			...statementsOfRecord(item),
			...statementsOfColumns(item, columnsOf(item), calendar),
			...(expiryField ? [{ field: expiryField, expiresAt: fieldOf(item, expiryField) }] : []),
		].filter(
			({ state, isGiven, expiresAt }: Statement) =>
				state !== undefined || isGiven || !isBlank(expiresAt),
		);
		const state =
			strictest(statements.flatMap((statement) => statement.state ?? [])) ??
			(statements.some(({ isGiven }) => isGiven) ? 'accepted' : undefined);
		const said = state === undefined ? {} : { state };
		const dated = statements
			.filter(({ expiresAt }) => !isBlank(expiresAt))
			.map(({ field, expiresAt }) => ({
				field,
				value: expiresAt,
				standing: standingOf({ ...said, expiresAt }, calendar, expiringWithinDays),
			}));
		const unreadable = dated.find(({ standing }) => !standing.end);
		const [earliest] = dated.toSorted((one, other) => endOf(one.standing) - endOf(other.standing));
		const decisive = unreadable ?? earliest;
		return {
			...said,
			...(decisive ? decisive.standing : standingOf(said, calendar)),
			...(unreadable && { unreadable: { field: unreadable.field, value: unreadable.value } }),
			stated: statements.length > 0,
		};
	};
}

function endOf({ end }: ConsentStanding): number {
	return end?.at ?? Number.NEGATIVE_INFINITY;
}

function statementsOfRecord(item: ConsentItem): Statement[] {
	return ['candidate.consent', 'consent'].flatMap((path) => {
		const block = valueAt(item, path);
		if (!isObject(block)) return [];
		const { state, expiresAt } = block;
		return [{ field: `${path}.expiresAt`, state: stateOf(state), expiresAt }];
	});
}

function statementsOfColumns(
	item: ConsentItem,
	columns: Columns,
	calendar: ConsentCalendar,
): Statement[] {
	return [
		...columns.state.map((field) =>
			isPastDate(item[field], calendar)
				? { field, isGiven: true }
				: { field, state: stateOf(item[field]) },
		),
		...columns.expiry.map((field) => ({ field, expiresAt: item[field] })),
	];
}

/** "Consent given: 2026-01-05" */
function isPastDate(cell: unknown, calendar: ConsentCalendar): boolean {
	const date = calendar.read(cell);
	return date !== undefined && calendar.daysUntil(date) <= 0;
}

function stateOf(cell: unknown): Consent['state'] | undefined {
	if (typeof cell === 'boolean' || typeof cell === 'number') return toState(String(cell));
	return typeof cell === 'string' && !isBlank(cell) ? toState(cell) : undefined;
}

const strictness: readonly string[] = ['withdrawn', 'declined', 'expired'];

/** A refusal wherever it stands, else what is said first. */
export function strictest(states: ReadonlyArray<Consent['state']>): Consent['state'] | undefined {
	return strictness.find((state) => states.includes(state)) ?? states[0];
}

/** A column may have a dot in its name; else it is a path. */
export function fieldOf(item: ConsentItem, name: string): unknown {
	return Object.hasOwn(item, name) ? item[name] : valueAt(item, name);
}

/** The rows of a file have the same few names over and over: each is looked at once. */
function columnReader(): (item: ConsentItem) => Columns {
	const kinds = new Map<string, keyof Columns | undefined>();
	return (item) => {
		const columns: Columns = { expiry: [], state: [] };
		for (const name of Object.keys(item)) {
			if (!kinds.has(name)) kinds.set(name, kindOf(name));
			const kind = kinds.get(name);
			if (kind) columns[kind].push(name);
		}
		return columns;
	};
}

function kindOf(name: string): keyof Columns | undefined {
	if (isExpiryColumn(name)) return 'expiry';
	return isStateColumn(name) ? 'state' : undefined;
}
