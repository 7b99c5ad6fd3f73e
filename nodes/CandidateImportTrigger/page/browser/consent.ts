import type { ConsentAnswer, ShownTalent } from '../answers';
import { button, h, labelled } from './dom';
import { readConsent } from './readAnswers';
import type { Server } from './server';
import type { Texts } from './texts';

/** The three ways to a consent, as Talentry has them; those that are closed say why. */
export function consentChoices(
	texts: Texts,
	server: Server,
	talent: ShownTalent,
	page: {
		canUnlock: boolean;
		/** Runs what a button does, and shows what goes wrong. */
		attempt(work: () => Promise<void>): void;
		/** Says something to everybody, also to those who listen. */
		announce(text: string): void;
	},
): HTMLElement {
	const states: Record<string, string> = {
		none: texts.none,
		requested: texts.requested,
		accepted: texts.accepted,
		declined: texts.declined,
		expired: texts.expired,
		withdrawn: texts.withdrawn,
	};
	const nameOf = (consent: string) => states[consent] ?? consent;
	const state = h('strong', {}, nameOf(talent.consent));
	const linkPlace = h('div', {});

	function ask(way: string, more: object, then: (answer: ConsentAnswer) => void) {
		page.attempt(async () => {
			const request = { talentId: talent.id, way, ...more };
			const answer = readConsent(await server.ask('consent', request));
			state.textContent = nameOf(answer.talent.consent);
			then(answer);
		});
	}

	function showLink({ link = '' }: ConsentAnswer): void {
		const field = h('input', { type: 'text', readonly: true, value: link });
		const copy = button(texts.copy, () => {
			field.select();
			// The page has no origin of its own, and the newer way asks for one.
			const isCopied = document.execCommand('copy');
			if (isCopied) page.announce(texts.copied);
		});
		linkPlace.replaceChildren(labelled(texts.generated, field), copy);
		field.focus();
		field.select();
	}

	const email = button(texts.sendEmail, () => {
		ask('email', {}, () => page.announce(texts.emailSent));
	});
	email.disabled = !talent.hasEmail;
	const known = h('input', { type: 'checkbox', id: 'acknowledged' });
	const unlock = button(texts.unlockNow, () => {
		ask('unlock', { acknowledged: known.checked }, () => page.announce(texts.unlocked));
	});
	unlock.disabled = true;
	known.addEventListener('change', () => {
		unlock.disabled = !known.checked;
	});

	return h(
		'section',
		{ 'aria-label': texts.consent },
		h('h2', {}, texts.consent),
		h('p', {}, `${texts.consentState}: `, state),
		way(
			texts.consentLink,
			texts.consentLinkHint,
			button(texts.generate, () => ask('link', {}, showLink)),
			linkPlace,
		),
		way(texts.consentEmail, talent.hasEmail ? texts.consentEmailHint : texts.noEmail, email),
		page.canUnlock
			? way(
					texts.unlock,
					texts.unlockHint,
					h('label', { class: 'check', for: known.id }, known, ` ${texts.acknowledge}`),
					unlock,
				)
			: undefined,
	);
}

function way(title: string, hint: string, ...children: Node[]): HTMLElement {
	return h('div', { class: 'way' }, h('h3', {}, title), h('p', {}, hint), ...children);
}
