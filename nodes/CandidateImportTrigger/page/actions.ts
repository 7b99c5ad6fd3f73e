import type { IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ImportedCandidate } from '../../../shared/candidateImport/form';
import { readCandidate } from '../../../shared/candidateImport/readCandidate';
import { readLeniently } from '../../../shared/candidateImport/readLeniently';
import { Failure, type FailureKind } from '../../../shared/http/failure';
import { connect } from '../../../shared/node/account/connect';
import { toNodeError } from '../../../shared/node/run/errors';
import { talentryApi, type TalentryClient } from '../../Talentry/api';
import { createChoices } from '../../Talentry/choices';
import { consentWays, obtainConsent } from '../../Talentry/obtainConsent';
import { toTalent, type TalentryTalent } from '../../Talentry/records';
import { previewTalent } from '../../Talentry/writeTalent';
import { readBody, type ImportRequest } from '../exchange';
import { parseJson } from '../readSent';
import { Refusal, type RefusalStatus } from '../refusal';
import type { Settings } from '../settings';
import type {
	ConsentAnswer,
	ExistingAnswer,
	OptionsAnswer,
	ReadAnswer,
	ShownTalent,
} from './answers';

const consentRequest = z.object({
	talentId: z.string().min(1),
	way: z.enum(consentWays),
	acknowledged: z.boolean().default(false),
});

/**
 * What the page asks. It never writes the talent itself: that is the workflow's matter.
 * @throws Refusal for what cannot be answered, with the reason in the words of Talentry's rules
 */
export async function answerPage(
	context: IWebhookFunctions,
	request: ImportRequest,
	settings: Settings,
	action: string,
): Promise<object> {
	const sent = parseJson(await readBody(request, settings.maximumSize));
	try {
		if (action === 'read') return readDocument(sent);
		const client = await connect(context, talentryApi);
		switch (action) {
			case 'options':
				return await options(client, settings);
			case 'existing':
				return await existing(client, candidateIn(sent));
			case 'consent':
				return await consent(client, settings, consentIn(sent));
			default:
				throw new Refusal(400, 'There is no such action.');
		}
	} catch (error) {
		throw asRefusal(context, error);
	}
}

/** The structured data of a page that a person looked at: what can be read of it, and what cannot. */
function readDocument(sent: unknown): ReadAnswer {
	const { candidate, unread } = readLeniently(sent);
	return { ...(candidate && { candidate }), unread };
}

/** What the lists of the page offer. */
async function options(client: TalentryClient, { allowUnlock }: Settings): Promise<OptionsAnswer> {
	const { role } = (await client.read('getAccount')).record;
	return {
		statuses: await namesOf(client.list('listStatuses'), ({ id, name }) => ({ id, name })),
		languages: await namesOf(client.list('listLanguages'), ({ code, name }) => ({
			id: code,
			name,
		})),
		pools: await namesOf(client.list('listPools'), ({ id, name }) => ({ id, name })),
		canUnlock: allowUnlock && role === 'admin',
	};
}

async function namesOf<T>(
	list: AsyncIterable<{ record: T }>,
	toOption: (record: T) => { id: string; name: string },
): Promise<Array<{ id: string; name: string }>> {
	const found: Array<{ id: string; name: string }> = [];
	for await (const { record } of list) found.push(toOption(record));
	return found;
}

/** @throws Refusal 400 with every field that is wrong */
function candidateIn(sent: unknown): ImportedCandidate {
	const reading = readCandidate(sent, 'candidate');
	if (!reading.problems) return reading.candidate;
	throw new Refusal(400, `${reading.problems.length} field(s) cannot be used.`, {
		errors: reading.problems,
	});
}

/** The talent that this person is already, and what the workflow would change. */
async function existing(
	client: TalentryClient,
	candidate: ImportedCandidate,
): Promise<ExistingAnswer> {
	const { language } = candidate;
	const choices = createChoices(client);
	const found = await previewTalent(client, {
		fields: candidate,
		language: language && (await choices.languageCode(language)),
		statusId: candidate.status?.id,
		poolIds: (candidate.pools ?? []).map(({ id }) => id),
		notes: candidate.notes.map(({ text }) => ({ text })),
	});
	if (!found) return { exists: false };
	return {
		exists: true,
		talent: shown(found.talent),
		matchedBy: found.matchedBy,
		changes: found.changes,
	};
}

function consentIn(sent: unknown): z.infer<typeof consentRequest> {
	const checked = consentRequest.safeParse(sent);
	if (checked.success) return checked.data;
	throw new Refusal(400, 'The request for a consent names a talent and a way.');
}

async function consent(
	client: TalentryClient,
	{ allowUnlock }: Settings,
	{ talentId, way, acknowledged }: z.infer<typeof consentRequest>,
): Promise<ConsentAnswer> {
	if (way === 'unlock' && !allowUnlock) {
		throw new Refusal(
			422,
			"Unlocking by hand is switched off: the option 'Allow Unlocking by Hand' of the Candidate Import Trigger.",
		);
	}
	const request = way === 'unlock' ? { way, acknowledged } : { way };
	const { talent, link } = await obtainConsent(client, talentId, request);
	return { talent: shown(talent), ...(link && { link }) };
}

function shown(record: TalentryTalent): ShownTalent {
	const { id, email, profileUrl, consent: given } = toTalent(record);
	return {
		id,
		hasEmail: email !== undefined,
		consent: given.state,
		...(profileUrl && { profileUrl }),
	};
}

/** What the page is told of a failed call. Refusals by rules are the person's matter, the rest is not. */
function asRefusal(context: IWebhookFunctions, error: unknown): Error {
	if (error instanceof Refusal) return error;
	if (!(error instanceof Failure)) return toNodeError(context.getNode(), error, 0);
	const { kind, message, details } = error;
	const statuses: Partial<Record<FailureKind, RefusalStatus>> = {
		validation: 422,
		permission: 422,
		conflict: 422,
		duplicate: 422,
		notFound: 422,
	};
	const detail = [message, details.remedy].filter(Boolean).join('. ');
	return new Refusal(statuses[kind] ?? 502, detail, {
		...(details.fields && { errors: details.fields }),
	});
}
