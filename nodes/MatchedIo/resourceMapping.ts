import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { toNodeError } from '../../shared/node/errors';
import { matchedIo } from '../../shared/vendors/matched-io';
import { fieldsOfJob } from '../../shared/vendors/matched-io/jobFields';
import type { MatchedIoJobField } from '../../shared/vendors/matched-io/records';

/** The account's fields of a job; those that a job of another system brings along can be added. */
export async function getJobFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const client = await connect(this, matchedIo);
		const fields: ResourceMapperField[] = [];
		for await (const { record } of client.jobFields()) fields.push(toField(record));
		return {
			fields,
			emptyFieldsNotice: 'This matched.io account has no fields for jobs.',
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}

/**
 * None is required by n8n's own check: a required field may come from the input, or stand at matched.io already.
 * What is missing is said when the job is imported.
 */
function toField({ name, label, type, required, options }: MatchedIoJobField): ResourceMapperField {
	const fromInput = fieldsOfJob.some((known) => known === name);
	const marks = [required && 'Required', fromInput && 'From the job when left out'].filter(Boolean);
	return {
		id: name,
		displayName: marks.length > 0 ? `${label} (${marks.join(', ')})` : label,
		required: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		removed: fromInput || !required,
		type: fieldTypes[type] ?? 'string',
		...(options && { options: options.map(({ label: text, value }) => ({ name: text, value })) }),
	};
}

/** A list is entered as text with commas. */
const fieldTypes: Record<string, FieldType> = {
	number: 'number',
	boolean: 'boolean',
	option: 'options',
};
