import { isObject } from '../http/paths';
import { present } from '../model';
import { foldedNames, fold } from './columns';
import { fieldOf, type ConsentItem } from './find';

/** Which record an item is, in which system. */
export interface Identity {
	system?: string;
	/** The record's id there. */
	id?: string;
	kind: 'application' | 'candidate' | 'row';
	/** Of an application: whose it is. */
	candidateId?: string;
	/** Address of the record in its system. */
	url?: string;
	/** Fields of the item that were asked for. */
	fields?: Record<string, unknown>;
}

export interface IdentityOptions {
	/** The system of items that name none. */
	system?: string;
	/** The field that holds the id, where it is under none of the usual names. */
	idField?: string;
	/** Fields of the items to be carried along; default none, so that nobody is named. */
	includeFields?: readonly string[];
}

const applicationIds = foldedNames([
	...['Application ID', 'ID of application', 'Søknad ID', 'Søknads-ID', 'Søknadsnummer'],
	...['Bewerbung ID', 'Bewerbungs-ID', 'ID aplikacji', 'ID zgłoszenia'],
]);
const candidateIds = foldedNames([
	...['Candidate ID', 'ID of candidate', 'Talent ID', 'Kandidat ID', 'Kandidatnummer'],
	...['Kandidaten ID', 'Bewerber ID', 'ID kandydata'],
]);
const otherIds = foldedNames(['ID']);

/** What the item is, as far as it says so. */
export function identify(
	item: ConsentItem,
	{ system, idField, includeFields = [] }: IdentityOptions,
): Identity {
	const record = isObject(item.candidate)
		? { kind: 'application' as const, id: item.id, candidateId: item.candidate.id }
		: identifyRow(item);
	const fields = includeFields
		.map((name): [string, unknown] => [name, fieldOf(item, name)])
		.filter(([, value]) => value !== undefined);
	return {
		kind: record.kind,
		...present({
			system: textOf(item.system) ?? system,
			id: textOf(idField ? fieldOf(item, idField) : record.id),
			candidateId: textOf(record.candidateId),
			url: addressOf(item.url) ?? addressOf(item.profileUrl),
		}),
		...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
	};
}

function identifyRow(item: ConsentItem): {
	kind: Identity['kind'];
	id: unknown;
	candidateId?: unknown;
} {
	const cell = (names: ReadonlySet<string>) => {
		const name = Object.keys(item).find((key) => names.has(fold(key)) && textOf(item[key]));
		return name === undefined ? undefined : item[name];
	};
	const [applicationId, candidateId] = [cell(applicationIds), cell(candidateIds)];
	if (applicationId !== undefined) return { kind: 'application', id: applicationId, candidateId };
	if (candidateId !== undefined) return { kind: 'candidate', id: candidateId };
	const isCandidate = 'firstName' in item && 'lastName' in item;
	return { kind: isCandidate ? 'candidate' : 'row', id: cell(otherIds) };
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function addressOf(value: unknown): string | undefined {
	const text = textOf(value);
	return text && /^https?:\/\//i.test(text) ? text : undefined;
}
