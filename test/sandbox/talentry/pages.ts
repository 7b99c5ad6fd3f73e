import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import { html } from '../control/html';
import type { Html } from '../control/html';
import type { TalentryState } from './state';

const decision = z.object({ decision: z.enum(['accept', 'decline']) }).strict();

/** What a person sees: the page of the consent link, and for recruiters the profile of a talent. */
export async function pageRoutes(app: FastifyInstance, state: () => TalentryState): Promise<void> {
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => {
			done(null, Object.fromEntries(new URLSearchParams(String(body))));
		},
	);

	type LinkRoute = { Params: { token: string } };
	app.get<LinkRoute>('/consent/:token', async (request, reply) => {
		const found = state().findByLink(request.params.token);
		if (!found || found.talent.deletedAt !== null) return await gone(reply);
		const { name } = found.tenant;
		return await send(
			reply,
			200,
			`Einwilligung für ${name}`,
			html`<p>
					${name} möchte Ihre Daten im Talentpool speichern und Sie über Stellen informieren.
				</p>
				<p>Stimmen Sie der Verarbeitung Ihrer Daten zu?</p>
				<form method="post">
					<button name="decision" value="accept">Zustimmen</button>
					<button name="decision" value="decline">Ablehnen</button>
				</form>`,
		);
	});

	app.post<LinkRoute>('/consent/:token', async (request, reply) => {
		const found = state().findByLink(request.params.token);
		if (!found || found.talent.deletedAt !== null) return await gone(reply);
		const choice = decision.safeParse(request.body);
		if (!choice.success) {
			return await send(reply, 400, 'Bitte wählen', html`<p>Zustimmen oder ablehnen.</p>`);
		}
		const { tenant, talent } = found;
		const before = talent.record.consent?.state;
		if (choice.data.decision === 'accept') tenant.setConsent(talent, 'accepted');
		// Who has agreed and then declines on the same page takes the consent back.
		else tenant.setConsent(talent, before === 'accepted' ? 'withdrawn' : 'declined');
		const words = choice.data.decision === 'accept' ? 'zugestimmt' : 'abgelehnt';
		return await send(reply, 200, 'Danke', html`<p>Sie haben ${words}.</p>`);
	});

	type ProfileRoute = { Params: { tenantId: string; talentId: string } };
	app.get<ProfileRoute>('/app/:tenantId/talents/:talentId', async (request, reply) => {
		const { tenantId, talentId } = request.params;
		const talent = state().tenants.get(tenantId)?.talents.get(talentId);
		if (!talent || talent.deletedAt !== null) return await gone(reply);
		const { firstName, lastName, email, consent, pools } = talent.record;
		return await send(
			reply,
			200,
			`${firstName} ${lastName}`,
			html`<p>${email}</p>
				<p>Einwilligung: ${consent?.state ?? 'none'}</p>
				<p>Pools: ${pools.map(({ name }) => name).join(', ')}</p>
				${talent.notes.map(({ text }) => html`<blockquote>${text}</blockquote>`)}`,
		);
	});
}

async function gone(reply: FastifyReply): Promise<FastifyReply> {
	return await send(reply, 410, 'Nicht mehr gültig', html`<p>Diesen Link gibt es nicht mehr.</p>`);
}

async function send(
	reply: FastifyReply,
	status: number,
	title: string,
	content: Html,
): Promise<FastifyReply> {
	const page = html`<!DOCTYPE html>
		<html lang="de">
			<head>
				<meta charset="utf-8" />
				<title>${title}</title>
			</head>
			<body>
				<h1>${title}</h1>
				${content}
			</body>
		</html>`;
	return await reply.code(status).type('text/html; charset=utf-8').send(page.markup);
}
