import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { present } from '../../shared/model';
import { optionalId } from '../../shared/model/values';
import { inputJson } from '../../shared/node/input/inputRecord';
import type { Operation } from '../../shared/node/run/operation';
import { requiredId } from '../../shared/node/panel/parameters';
import { createOperation } from '../../shared/vendor/createOperation';
import type { Draft } from '../../shared/vendor/createSpec';
import { field, shownIf, text, type Fields } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import type { PickList } from '../../shared/vendor/resourceSpec';
import { erecruiterApi } from './contract';
import { notTransferable, toExternalId } from './mapping';
import { writeApplication, type NewApplication } from './writeApplication';

/** The publication place that a candidate came through. */
const sourceFields = (publicationPlaces: PickList) => ({
	sourceIdFrom: field(
		{
			displayName: 'Source ID',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'From Input',
					value: 'input',
					description: 'The source ID that the application carries, e.g. one from inhire',
				},
				{
					name: 'Chosen Below',
					value: 'chosen',
					description: 'A publication place from the list',
				},
			],
			default: 'input',
			description: 'The publication place in eRecruiter that the candidate came through',
		},
		z.string(),
	),
	publicationPlace: shownIf(
		{ sourceIdFrom: ['chosen'] },
		field(chosenFrom(publicationPlaces), requiredId),
	),
});

const additional = {
	city: text('City', 'Defaults to the value of the input'),
	externalId: text(
		'External ID',
		'The ID under which eRecruiter recognises the application when it is sent again. The one of the source when left out, else the email.',
	),
	message: text('Message', 'What the candidate writes. Defaults to the value of the input.', {
		rows: 3,
	}),
	phone: text('Phone', 'Defaults to the value of the input'),
};

type ApplicationDraft = Draft<ReturnType<typeof sourceFields>, typeof additional, Fields>;

/** "Create" of applications: with the source that the candidate came through, then the files. */
export function createApplication(recruitments: PickList, publicationPlaces: PickList): Operation {
	return createOperation(erecruiterApi, {
		name: 'Application',
		job: { list: recruitments, noun: 'eRecruiter recruitment' },
		files: 'sent',
		fields: sourceFields(publicationPlaces),
		additional,
		leavesOut: notTransferable,
		async start(api) {
			return async (draft) => {
				const { jobId, documents } = draft;
				const application = toNewApplication(draft);
				const { refuseAnother } = draft;
				const written = await writeApplication(api, jobId, application, documents, refuseAnother);
				const { firstName, lastName, email, originId, externalId } = application;
				return {
					result: written.result,
					id: written.applicationId,
					candidate: { firstName, lastName, ...present({ email }) },
					...present({ sourceId: originId, externalId }),
					documents: written.documents,
				};
			};
		},
	});
}

function toNewApplication(draft: ApplicationDraft): NewApplication {
	const { person, origin, application, additional: entered } = draft;
	const email = person.email?.trim() || undefined;
	return {
		firstName: person.firstName.trim(),
		lastName: person.lastName.trim(),
		originId: readSourceId(draft),
		...present({
			externalId: entered.externalId ?? (origin ? toExternalId(origin) : email),
			email,
			phone: entered.phone ?? person.phone,
			city: entered.city ?? person.location,
			message: entered.message ?? application?.message,
		}),
	};
}

function readSourceId({ fields, item }: ApplicationDraft): string {
	if (fields.publicationPlace) return fields.publicationPlace;
	const carried = z.object({ sourceId: optionalId }).safeParse(inputJson(item.context, item.index));
	if (carried.success && carried.data.sourceId) return carried.data.sourceId;
	throw invalidInput(
		'The item carries no source ID of eRecruiter',
		[{ field: 'sourceId', message: 'is missing' }],
		"Set 'Source ID' to 'Chosen Below' and choose the publication place that the candidates come through.",
	);
}
