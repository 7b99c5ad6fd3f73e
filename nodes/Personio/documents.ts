import { z } from 'zod';
import {
	Failure,
	invalidInput,
	resultOrFailure,
	type FieldProblem,
} from '../../shared/http/failure';
import type { FilePart } from '../../shared/http/request';
import type { Document } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { inputFile } from '../../shared/node/files/itemFiles';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { personioApi, type UploadedDocument } from './client';
import { documentExtensions, largestDocument, system } from './contract';

export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload document',
		description: 'Upload a file for an application that is created afterwards',
	},
	properties: [
		{
			displayName: 'Input Binary Field',
			name: 'binaryField',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the input binary field that holds the file',
		},
		{
			displayName:
				'Personio attaches a document only while an application is created. Name the uuid that comes back there, or let Application > Create upload its documents by itself.',
			name: 'uploadNotice',
			type: 'notice',
			default: '',
		},
		onlyBatching,
	],
	async start(context) {
		const client = await connect(context, personioApi);
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const field = item.read('binaryField', z.string().min(1), 'Input Binary Field');
			const file = await inputFile(context, itemIndex, field);
			const problems = findFileProblems(file);
			if (problems[0]) {
				throw invalidInput(
					`${problems[0].field} ${problems[0].message}`,
					problems,
					'Nothing was sent.',
				);
			}
			const uploading = client.uploadDocument(file, { repeatable: false });
			const uploaded = await resultOrFailure(
				uploading,
				({ details }) => details.effectUnknown === true,
			);
			if (uploaded instanceof Failure) throw perhapsUploaded(uploaded);
			return [{ json: { ...toDocument(uploaded), uuid: uploaded.uuid } }];
		};
	},
};

/** Personio lists no uploads, so that nobody can look. */
function perhapsUploaded({ details }: Failure): Failure {
	return new Failure({
		...details,
		remedy:
			'It is not known whether Personio has the file, so it was not sent again. Run it again for a uuid: if there is a copy, it is attached to no application, and Personio shows it nowhere.',
	});
}

/** What Personio would refuse of a file. */
export function findFileProblems({ name, size }: FilePart): FieldProblem[] {
	const field = `Document "${name}"`;
	const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
	const problems: FieldProblem[] = [];
	if (!extension) {
		problems.push({
			field,
			message: 'has a name without an ending such as .pdf, so Personio cannot tell its type',
		});
	} else if (!documentExtensions.has(extension)) {
		problems.push({
			field,
			message: `is of a file type that Personio does not take (.${extension}); it takes ${[...documentExtensions].join(', ')}`,
		});
	}
	if (size > largestDocument) {
		const megabytes = (size / 1024 / 1024).toFixed(1);
		problems.push({ field, message: `is ${megabytes} MB large; Personio takes 20 MB at most` });
	}
	if (size === 0) problems.push({ field, message: 'is empty' });
	return problems;
}

const fileCategories: Record<string, string> = {
	cv: 'cv',
	cover_letter: 'cover-letter',
	certificate: 'certificate',
	work_sample: 'work-sample',
	// Not in the vocabulary, which is open; a document may name it in either form.
	employment_reference: 'employment-reference',
	'employment-reference': 'employment-reference',
};

/** Personio has no category for photos and for what it does not know. */
export function toFileCategory(category: Document['category']): string {
	return fileCategories[category] ?? 'other';
}

export function toDocument({ uuid, original_filename, mimetype, size }: UploadedDocument) {
	return { system, id: uuid, name: original_filename, mimeType: mimetype, size };
}
