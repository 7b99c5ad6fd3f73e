import type { ExistingAnswer, OptionsAnswer, ShownTalent } from '../answers';
import { readAddress } from './address';
import { bookmarklet } from './bookmarklet';
import { consentChoices } from './consent';
import { differences } from './differences';
import { button, h, labelled, webLink } from './dom';
import { createForm } from './form';
import { at, listAt, parseJson, textAt } from './json';
import { readChanges, readExisting, readOptions, readWritten } from './readAnswers';
import { createServer, Refused, type Server } from './server';
import { chooseLanguage, textsOf, type LanguageCode } from './texts';

const opened = readAddress(location);
const setup = parseJson(document.getElementById('setup')?.textContent ?? null);
const main = document.getElementById('page') ?? document.body;
forgetAddress();
let language = chooseLanguage(opened.language);
/** Draws the view anew in the other language, with what a person has typed. */
let redraw = draw;
draw();

/** The address may hold a token and a person's data; neither is to stay in the history. */
function forgetAddress(): void {
	try {
		history.replaceState(null, '', location.pathname);
	} catch {
		// A browser that does not allow it to a page without an origin keeps the address.
	}
}

function draw(): void {
	if (at(setup, 'needsToken') === true && opened.token === '') showToken();
	else void openAtOnce();
}

/** The frame of every view: heading, language, a place for messages, and the content. */
function frame(...content: Array<Node | undefined>) {
	const texts = textsOf(language);
	document.documentElement.lang = language;
	document.title = texts.title;
	const other: LanguageCode = language === 'de' ? 'en' : 'de';
	const message = h('div', { class: 'message', role: 'status', 'aria-live': 'polite' });
	const alert = h('div', { class: 'problem', role: 'alert' });
	const switcher = button(
		texts.language,
		() => {
			language = other;
			redraw();
		},
		{ class: 'quiet', lang: other },
	);
	main.replaceChildren(
		h('header', {}, h('h1', {}, texts.title), switcher),
		message,
		alert,
		...content.filter((child) => child !== undefined),
	);
	return {
		announce(text: string) {
			message.textContent = text;
		},
		/** Runs what a person asked for, once at a time, and shows what goes wrong. */
		attempt(work: () => Promise<void>, onProblems?: (refused: Refused) => void) {
			if (main.getAttribute('aria-busy') === 'true') return;
			main.setAttribute('aria-busy', 'true');
			alert.replaceChildren();
			message.textContent = texts.busy;
			void work()
				.then(() => {
					if (message.textContent === texts.busy) message.textContent = '';
				})
				.catch((error: unknown) => {
					message.textContent = '';
					showProblem(alert, error);
					if (error instanceof Refused) onProblems?.(error);
				})
				.finally(() => main.removeAttribute('aria-busy'));
		},
	};
}

function showProblem(place: HTMLElement, error: unknown): void {
	const texts = textsOf(language);
	if (!(error instanceof Refused)) return place.replaceChildren(texts.unreachable);
	const { message, errors, status } = error;
	const isWorkflow = message === '' && status >= 500;
	const text = isWorkflow ? texts.failed : message || texts.unreachable;
	const rows = errors.map((problem) => h('li', {}, `${problem.field}: ${problem.message}`));
	place.replaceChildren(
		h('p', {}, rows.length > 0 && status === 400 ? texts.wrongFields : text),
		...(rows.length > 0 ? [h('ul', {}, ...rows)] : []),
	);
	place.scrollIntoView({ block: 'nearest' });
}

function showToken(): void {
	const texts = textsOf(language);
	redraw = showToken;
	const field = h('input', { type: 'password', autocomplete: 'off', required: true });
	const form = h(
		'form',
		{},
		labelled(texts.token, field, texts.tokenHint),
		h('button', { type: 'submit', class: 'main' }, texts.open),
	);
	const { attempt } = frame(h('p', {}, texts.intro), form, bookmark());
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		attempt(async () => await openWith(field.value.trim()));
	});
	field.focus();
}

/** Shows the form once its lists are there. @throws what the call throws */
async function openWith(token: string): Promise<void> {
	const server = createServer(token);
	const offers = readOptions(await server.ask('options', {}));
	opened.token = token;
	await showForm(server, offers);
}

/** With the token of the address, or without one; when that does not do, the person is asked. */
async function openAtOnce(): Promise<void> {
	frame(h('p', {}, textsOf(language).busy));
	try {
		await openWith(opened.token);
	} catch (error) {
		showToken();
		const alert = main.querySelector('[role="alert"]');
		if (alert instanceof HTMLElement) showProblem(alert, error);
	}
}

async function showForm(server: Server, offers: OptionsAnswer): Promise<void> {
	const texts = textsOf(language);
	const form = createForm(texts, offers);
	const found = h('div', { role: 'status', 'aria-live': 'polite' });
	const submit = h('button', { type: 'submit', class: 'main' }, texts.send);
	/** The talent that these fields belong to, as it was when they were looked up last. */
	let existing: ExistingAnswer | undefined;

	async function look(): Promise<ExistingAnswer> {
		existing = readExisting(await server.ask('existing', form.read()));
		found.replaceChildren(existing.exists ? banner(existing) : h('p', {}, texts.isNew));
		submit.textContent = existing.exists ? texts.update : texts.send;
		return existing;
	}

	function banner({ talent, matchedBy, changes }: Extract<ExistingAnswer, { exists: true }>) {
		const by: Record<string, string> = {
			email: texts.email_,
			profileLink: texts.profileLink,
			nameAndCompany: texts.nameAndCompany,
		};
		return h(
			'section',
			{ class: 'banner' },
			h('h2', {}, texts.exists),
			h(
				'p',
				{},
				`${texts.matchedBy} ${by[matchedBy] ?? matchedBy}. `,
				talent.profileUrl ? webLink(talent.profileUrl, texts.openProfile) : '',
			),
			h('h3', {}, changes.length > 0 ? texts.differences : texts.noDifferences),
			changes.length > 0 ? differences(texts, changes, offers) : undefined,
		);
	}

	const check = button(texts.check, () => {
		view.attempt(
			async () => {
				await look();
				found.scrollIntoView({ block: 'nearest' });
			},
			({ errors }) => form.mark(errors),
		);
	});
	const element = h(
		'form',
		{ novalidate: true },
		form.element,
		h('div', { class: 'actions' }, check, submit),
	);
	const view = frame(h('p', {}, texts.intro), found, element, bookmark());

	form.onChange(() => {
		existing = undefined;
	});
	redraw = () => {
		opened.candidate = form.read();
		opened.page = undefined;
		void showForm(server, offers);
	};
	element.addEventListener('submit', (event) => {
		event.preventDefault();
		view.attempt(
			async () => {
				form.mark([]);
				// Nobody updates a talent without having seen what would change.
				if (!existing) {
					if ((await look()).exists) {
						view.announce(texts.reviewFirst);
						found.scrollIntoView({ block: 'nearest' });
						return;
					}
				}
				const answer = await server.send(form.read());
				showResult(server, offers, answer, form.read());
			},
			({ errors }) => form.mark(errors),
		);
	});

	form.fill(opened.candidate);
	await takeOver(server, form.fill);
	form.fill(opened.candidate);
	const { lastName, email, links } = form.read();
	if (lastName && (email || (Array.isArray(links) && links.length > 0))) {
		// Nobody has asked for it yet, so what goes wrong is told when somebody does.
		void look().catch(() => undefined);
	}
}

/** Fills in what the bookmarklet has passed on; what cannot be read is named. */
async function takeOver(server: Server, fill: (candidate: unknown) => void): Promise<void> {
	const { page } = opened;
	if (page === undefined) return;
	const unread: string[] = [];
	for (const text of listAt(page, 'data')) {
		const structured = parseJson(typeof text === 'string' ? text : null);
		if (typeof structured !== 'object' || structured === null) continue;
		const answer = await server.ask('read', structured);
		const candidate = at(answer, 'candidate');
		if (candidate === undefined) continue;
		fill(candidate);
		unread.push(...listAt(answer, 'unread').map(String));
		break;
	}
	const selection = textAt(page, 'selection');
	const url = textAt(page, 'url');
	fill({
		firstName: textAt(page, 'firstName'),
		lastName: textAt(page, 'lastName'),
		...(url !== '' && { links: [{ url }] }),
		...(selection !== '' && { notes: [{ text: selection }] }),
	});
	if (unread.length > 0) {
		const note = `${textsOf(language).unread} ${unread.join(', ')}`;
		main.querySelector('form')?.before(h('p', { class: 'note' }, note));
	}
}

function showResult(
	server: Server,
	offers: OptionsAnswer,
	answer: unknown,
	candidate: object,
): void {
	const texts = textsOf(language);
	redraw = () => showResult(server, offers, answer, candidate);
	const { result, talent } = readWritten(answer);
	const said: Record<string, string> = {
		created: texts.created,
		updated: texts.updated,
		alreadyExists: texts.alreadyExists,
	};
	const changes = readChanges(answer);
	const heading = h('h2', { tabindex: '-1' }, said[result] ?? texts.handedOver);
	const next = h('div', {});
	const view = frame(
		h(
			'section',
			{ class: 'banner' },
			heading,
			talent?.profileUrl ? h('p', {}, webLink(talent.profileUrl, texts.openProfile)) : undefined,
			changes.length > 0 ? h('h3', {}, texts.changed) : undefined,
			changes.length > 0 ? differences(texts, changes, offers) : undefined,
		),
		next,
		button(texts.another, () => {
			opened.candidate = undefined;
			opened.page = undefined;
			void showForm(server, offers);
		}),
	);
	const showConsent = (known: ShownTalent) => {
		const page = { canUnlock: offers.canUnlock, ...view };
		next.replaceChildren(consentChoices(texts, server, known, page));
	};
	if (talent) {
		showConsent(talent);
	} else {
		// The workflow answers before it has written: the talent is looked up when the person wants to go on.
		const lookAgain = button(texts.lookAgain, () => {
			view.attempt(async () => {
				const found = readExisting(await server.ask('existing', candidate));
				if (found.exists) showConsent(found.talent);
				else view.announce(texts.notFoundYet);
			});
		});
		next.append(lookAgain);
	}
	heading.focus();
}

function bookmark(): HTMLElement {
	const texts = textsOf(language);
	const address = location.origin + location.pathname;
	return h(
		'details',
		{},
		h('summary', {}, texts.bookmarklet),
		h('p', {}, texts.bookmarkletHint),
		h('p', {}, h('a', { class: 'bookmarklet', href: bookmarklet(address) }, texts.bookmarkletName)),
	);
}
