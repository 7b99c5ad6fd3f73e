import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonioApplication, PersonioState } from '../sandbox/personio/state';
import type { Sandbox } from '../sandbox/server';
import type { Application } from '../sandbox/workwise/model';
import type { WorkwiseState } from '../sandbox/workwise/state';
import type { Comparison } from './demo';

interface File {
	name: string;
	category: string;
	bytes: Buffer;
}

/** Personio has fewer kinds of documents, and other names for them. */
const personioCategories: Record<string, string> = {
	cv: 'cv',
	coverLetter: 'cover-letter',
	certificate: 'certificate',
	workSample: 'work-sample',
};

/** A day at the company, which is in Germany, as YYYY-MM-DD. */
const germanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/**
 * Each application that Workwise holds as confirmed must be at Personio exactly once, with the
 * same person, text, day and files; and Personio must hold no other.
 */
export async function compareApplications(
	{ state: { workwise, personio } }: Sandbox,
	folder: string,
): Promise<Comparison> {
	const received = new Map<string, PersonioApplication>();
	const differences: string[] = [];
	const compared = { applications: 0, documents: 0 };
	for (const application of personio.applications) {
		const key = keyOf(application.body.job_position_id, application.body.email);
		if (received.has(key)) differences.push(`Personio holds ${key} twice`);
		received.set(key, application);
		await writeReceived(application, personio, folder);
	}

	for (const application of workwise.applications) {
		const { state, targetJobId } = application.export;
		if (state !== 'confirmed') continue;
		const key = keyOf(targetJobId, application.candidate.email);
		const copy = received.get(key);
		if (!copy) {
			differences.push(`Workwise's ${application.id} is confirmed, but Personio has no ${key}`);
			continue;
		}
		received.delete(key);
		const files = receivedFiles(copy, personio);
		compared.applications += 1;
		compared.documents += files.length;
		const found = [
			...compareFields(application, copy),
			...compareFiles(sentFiles(application, workwise), files),
		];
		differences.push(...found.map((difference) => `${application.id} (${key}): ${difference}`));
	}
	for (const key of received.keys()) {
		differences.push(`Personio holds ${key}, which Workwise does not know as confirmed`);
	}
	return { compared, differences };
}

function keyOf(jobId: number | string | null, email: string | null): string {
	return `job ${jobId}, ${email?.trim().toLowerCase()}`;
}

function compareFields(sent: Application, { body }: PersonioApplication): string[] {
	const expected: Record<string, unknown> = {
		first_name: sent.candidate.firstName,
		last_name: sent.candidate.lastName,
		message: sent.message ?? undefined,
		application_date: germanDay.format(new Date(sent.submittedAt)),
	};
	const actual: Record<string, unknown> = { ...body };
	return Object.entries(expected)
		.filter(([field, value]) => actual[field] !== value)
		.map(
			([field, value]) =>
				`${field} is ${JSON.stringify(actual[field])} instead of ${JSON.stringify(value)}`,
		);
}

function sentFiles({ documents }: Application, { documents: stored }: WorkwiseState): File[] {
	return documents.map(({ id, name, category }) => ({
		name,
		category: personioCategories[category] ?? 'other',
		bytes: stored.get(id)?.bytes() ?? Buffer.alloc(0),
	}));
}

function receivedFiles({ body }: PersonioApplication, { documents }: PersonioState): File[] {
	return (body.files ?? []).map(({ uuid, original_filename, category }) => ({
		name: original_filename,
		category,
		bytes: documents.get(uuid)?.bytes ?? Buffer.alloc(0),
	}));
}

function compareFiles(sent: File[], received: File[]): string[] {
	const left = received.map(fingerprint);
	const missing = sent.map(fingerprint).filter((file) => {
		const index = left.indexOf(file);
		if (index >= 0) left.splice(index, 1);
		return index < 0;
	});
	return [
		...missing.map((file) => `the document ${file} did not arrive`),
		...left.map((file) => `the document ${file} is not one of Workwise's`),
	];
}

function fingerprint({ name, category, bytes }: File): string {
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return `"${name}" (${category}, ${bytes.length} bytes, sha256 ${sha256})`;
}

async function writeReceived(
	application: PersonioApplication,
	personio: PersonioState,
	folder: string,
): Promise<void> {
	const { body, id } = application;
	const job = personio.jobs.find((position) => position.id === body.job_position_id);
	const target = join(
		folder,
		'personio',
		safeName(`${body.job_position_id} ${job?.name ?? ''}`),
		safeName(`${body.first_name} ${body.last_name} (${id})`),
	);
	await mkdir(target, { recursive: true });
	await writeFile(
		join(target, 'application.json'),
		`${JSON.stringify(application, undefined, '\t')}\n`,
	);
	for (const [index, { name, bytes }] of receivedFiles(application, personio).entries()) {
		await writeFile(join(target, safeName(`${index + 1} ${name}`)), bytes);
	}
}

/** A name that every file system takes. */
function safeName(name: string): string {
	return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').replace(/[\s.]+$/, '');
}
