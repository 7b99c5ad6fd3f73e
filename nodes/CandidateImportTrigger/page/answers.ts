/** What the sourcing page is told by the trigger that serves it. */

export interface Option {
	id: string;
	name: string;
}

export interface OptionsAnswer {
	statuses: Option[];
	languages: Option[];
	pools: Option[];
	/** Whether a talent may be unlocked by hand here. */
	canUnlock: boolean;
}

export interface ReadAnswer {
	/** In our own form; absent when no person is in the document. */
	candidate?: object;
	/** Paths of what could not be read. */
	unread: string[];
}

export interface ShownTalent {
	id: string;
	hasEmail: boolean;
	/** The state of the consent. */
	consent: string;
	/** http or https. */
	profileUrl?: string;
}

export interface Change {
	field: string;
	from?: unknown;
	to?: unknown;
}

export type ExistingAnswer =
	{ exists: false } | { exists: true; talent: ShownTalent; matchedBy: string; changes: Change[] };

export interface ConsentAnswer {
	talent: ShownTalent;
	link?: string;
}
