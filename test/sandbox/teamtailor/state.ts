import type {
	Candidate,
	CustomField,
	CustomFieldOption,
	CustomFieldValue,
	Job,
	JobApplication,
	Named,
	Note,
	RejectReason,
	Stage,
	StoredFile,
	Upload,
	User,
} from './model';
import {
	APPLICATIONS,
	CANDIDATES,
	CUSTOM_FIELD_OPTIONS,
	CUSTOM_FIELDS,
	DEPARTMENTS,
	JOBS,
	LOCATIONS,
	REJECT_REASONS,
	STAGES,
	USERS,
} from './seeds';

/** How the stand-in behaves where the documentation leaves it open. */
export interface Behaviour {
	/** Whether a second application of a candidate for the same job is refused. */
	duplicateApplications: 'accept' | 'refuse';
	/** Whether a change of `relationships.stage` and of `reject-reason` has an effect. */
	relationshipChanges: 'apply' | 'ignore';
	/** The form in which the value of a Select is taken. */
	selectValues: 'id' | 'list';
	/** Whether lists heed `sort`. */
	sorting: 'heed' | 'ignore';
}

export const DEFAULT_BEHAVIOUR: Behaviour = {
	duplicateApplications: 'accept',
	relationshipChanges: 'apply',
	selectValues: 'id',
	sorting: 'heed',
};

export type TeamtailorState = ReturnType<typeof createState>;

function byId<R extends { id: string }>(rows: readonly R[]): Map<string, R> {
	return new Map(structuredClone([...rows]).map((row) => [row.id, row]));
}

export function createState() {
	const jobs = byId<Job>(JOBS);
	const stages = byId<Stage>(STAGES);
	const candidates = byId<Candidate>(CANDIDATES);
	const applications = byId<JobApplication>(APPLICATIONS);
	const notes = new Map<string, Note>();
	const uploads = new Map<string, Upload>();
	const files = new Map<string, StoredFile>();
	const customFields = byId<CustomField>(CUSTOM_FIELDS);
	const options = byId<CustomFieldOption>(CUSTOM_FIELD_OPTIONS);
	const values = new Map<string, CustomFieldValue>();
	const rejectReasons = byId<RejectReason>(REJECT_REASONS);
	const users = byId<User>(USERS);
	const departments = byId<Named>(DEPARTMENTS);
	const locations = byId<Named>(LOCATIONS);
	let lastId = 100_000;
	const fetches: Array<Promise<void>> = [];

	const emails = new Map(
		[...candidates.values()].flatMap(({ email, id }) => (email ? [[email, id] as const] : [])),
	);
	const applicationsByCandidate = new Map<string, JobApplication[]>();
	for (const application of applications.values()) noteApplication(application);

	function noteApplication(application: JobApplication): void {
		const own = applicationsByCandidate.get(application.candidateId) ?? [];
		own.push(application);
		applicationsByCandidate.set(application.candidateId, own);
	}

	const everything = {
		jobs,
		stages,
		candidates,
		'job-applications': applications,
		notes,
		uploads,
		'custom-fields': customFields,
		'custom-field-options': options,
		'custom-field-values': values,
		'reject-reasons': rejectReasons,
		users,
		departments,
		locations,
	};

	return {
		...{ jobs, stages, candidates, applications, notes, uploads, files },
		...{ customFields, options, values, rejectReasons, users },
		/** Candidates by e-mail in lower case; sourced ones without an e-mail are not here. */
		emails,
		behaviour: { ...DEFAULT_BEHAVIOUR },
		/** How long signed addresses are good for. */
		linkSeconds: { resume: 30, upload: 60 },
		find: (type: keyof typeof everything, id: string): { id: string } | undefined =>
			everything[type].get(id),
		nextId: () => String((lastId += 1)),
		stagesOf: (jobId: string) =>
			[...stages.values()]
				.filter((stage) => stage.jobId === jobId)
				.sort((one, other) => one.rowOrder - other.rowOrder),
		applicationsOf: (candidateId: string) => applicationsByCandidate.get(candidateId) ?? [],
		uploadsOf: (candidateId: string) =>
			[...uploads.values()].filter((upload) => upload.candidateId === candidateId),
		valuesOf: (candidateId: string) =>
			[...values.values()].filter((value) => value.candidateId === candidateId),
		addCandidate(candidate: Candidate): void {
			candidates.set(candidate.id, candidate);
			if (candidate.email) emails.set(candidate.email.toLowerCase(), candidate.id);
		},
		addApplication(application: JobApplication): void {
			applications.set(application.id, application);
			noteApplication(application);
		},
		/** Fetches a file in the background, as Teamtailor does, and gives its id at once. */
		fetchFile(url: string, name: string): string {
			const id = `f${(lastId += 1)}`;
			const file: StoredFile = { id, name, mimeType: 'application/octet-stream', bytes: undefined };
			files.set(id, file);
			fetches.push(fetchInto(file, url));
			return id;
		},
		/** Resolves when every file was fetched, or could not be. */
		settled: async () => {
			await Promise.all(fetches);
		},
	};
}

async function fetchInto(file: StoredFile, url: string): Promise<void> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
		if (!response.ok) return;
		file.mimeType = response.headers.get('content-type') ?? file.mimeType;
		file.bytes = Buffer.from(await response.arrayBuffer());
	} catch {
		// The file stays without bytes, as it does at Teamtailor.
	}
}
