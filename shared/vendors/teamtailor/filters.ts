import type { QueryValue } from '../../http/request';

/** Times are ISO 8601 with offset. */
export interface TimeFilter {
	createdFrom?: string;
	createdTo?: string;
	updatedFrom?: string;
	updatedTo?: string;
}

export interface CandidateFilter extends TimeFilter {
	email?: string;
	phone?: string;
	department?: string;
	role?: string;
	/** Comma-separated ids. */
	locations?: string;
	regions?: string;
	connected?: boolean;
}

export interface ApplicationFilter extends TimeFilter {
	/** `Inbox`, `In process` or `Hired`. */
	stageType?: string;
	changedStageFrom?: string;
	changedStageTo?: string;
}

export interface JobFilter extends TimeFilter {
	/** published, unlisted, archived, draft, scheduled or all; Teamtailor's default is published. */
	status?: string;
	/** public, internal, or both with a comma; Teamtailor's default is public. */
	feed?: string;
	department?: string;
	role?: string;
	locations?: string;
	regions?: string;
}

const timeFilters: Readonly<Record<string, string>> = {
	createdFrom: 'created-at][from',
	createdTo: 'created-at][to',
	updatedFrom: 'updated-at][from',
	updatedTo: 'updated-at][to',
	changedStageFrom: 'changed-stage-at][from',
	changedStageTo: 'changed-stage-at][to',
};

/** As the query of a list: the documentation's `filter[...]`, those of time with their two ends. */
export function filters(values: Record<string, string | undefined>): Record<string, QueryValue> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [`filter[${timeFilters[name] ?? name}]`, value]),
	);
}
