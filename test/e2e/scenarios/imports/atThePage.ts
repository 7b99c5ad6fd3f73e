import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { EditorApi } from '../../api';
import { findChromium, openPage } from '../../chromium';
import type { Page } from '../../chromium';
import { itemsOf } from '../../n8n';
import { repository } from '../../places';
import { waitFor } from '../../processes';
import { acceptedConsents } from './acceptedConsents';
import { talentOf } from './play';
import type { Play } from './play';

const pictures = join(repository, process.env.SCREENSHOTS === '1' ? 'docs/images' : 'out/e2e');

/** n8n polls no more often than each minute. */
const pollSeconds = 150;

/** Fields for the address of the page, behind the #, as a bookmark of a person has them. */
const prefilled = new URLSearchParams({
	firstName: 'Sabine <b>Sourcing</b>',
	lastName: 'Stellvertreter',
	email: 'sabine.stellvertreter@example.com',
	links: 'https://www.linkedin.com/in/sabine-stellvertreter',
	'experience[0].title': 'Maschinenbauingenieurin',
	'experience[0].company': 'Muster Maschinen GmbH',
	'experience[0].from': '2019-04',
	'education[0].degree': 'M. Sc. Maschinenbau',
	'education[0].institution': 'Hochschule Musterstadt',
	skills: 'CAD,Projektleitung',
	languages: 'Deutsch: Muttersprache',
	notes: 'Auf der Messe getroffen',
	lang: 'en',
}).toString();

/** A page about a person, as a portfolio or a network may have it; its e-mail is none. */
const profilePage = `<title>Lena</title><h1>Lena &lt;Lesezeichen&gt;</h1>
<script type="application/ld+json">${JSON.stringify({
	'@context': 'https://schema.org',
	'@type': 'ProfilePage',
	mainEntity: {
		'@type': 'Person',
		givenName: 'Lena',
		familyName: 'Lesezeichen',
		email: 'on request',
		worksFor: { '@type': 'Organization', name: 'Beispiel AG' },
	},
})}</script>`;

/** A person works with the sourcing page in Chromium. */
export async function atThePage(play: Play, api: EditorApi): Promise<void> {
	const { checks, stage } = play;
	const executable = findChromium();
	if (!executable) {
		if (process.env.CI !== 'true') return checks.skip('The page', 'there is no Chromium');
		throw new Error('There is no Chromium');
	}
	await mkdir(pictures, { recursive: true });
	const { page, close } = await openPage(stage.installation, executable);
	const troubles: string[] = [];
	page.on('pageerror', (error) => troubles.push(String(error)));
	try {
		await visit(play, page, api);
		await checks.check('Nothing went wrong in the browser', () => deepStrictEqual(troubles, []));
	} catch (error) {
		await page.screenshot({ path: join(repository, 'out/e2e/failed.png') });
		throw error;
	} finally {
		await close();
	}
}

async function visit(play: Play, page: Page, api: EditorApi): Promise<void> {
	const { checks, address, token, stage } = play;
	const say = async (text: string) => await page.locator(`text=${text}`).first().waitFor();
	const press = async (name: string) =>
		await page.getByRole('button', { name, exact: true }).click();
	const picture = async (name: string, fullPage = false) =>
		await page.screenshot({ path: join(pictures, name), fullPage });

	await checks.check('The page asks for the token, and keeps it out of its address', async () => {
		await page.goto(`${address}#${prefilled}`);
		await page.getByLabel('Access token').fill('not the right token');
		await press('Open');
		await say('The token is not the right one.');
		await page.getByLabel('Access token').fill(token);
		await press('Open');
		await page.getByLabel('First name').waitFor();
		strictEqual(page.url(), address);
	});

	await checks.check('A person corrects a field and sends; HTML in a name is text', async () => {
		const first = page.getByLabel('First name');
		strictEqual(await first.inputValue(), 'Sabine <b>Sourcing</b>');
		await first.fill('Sabine');
		await page.getByLabel('Talent status').selectOption({ label: 'Interessiert' });
		await page.getByLabel('Preferred language').selectOption({ label: 'Deutsch' });
		await page.getByLabel('Ehemalige <Alumni>').check();
		await say('This talent is not in Talentry yet.');
		await picture('sourcing-page.png', true);
		await press('Send to Talentry');
		await say('The talent was created.');
		const { record, notes } = talentOf(play, 'Stellvertreter');
		deepStrictEqual(
			[record.firstName, record.status.id, record.language],
			['Sabine', 'status-interested', 'de'],
		);
		deepStrictEqual(record.pools.map(({ id }) => id).sort(), ['pool-alumni', 'pool-events']);
		deepStrictEqual(
			notes.map(({ text }) => text),
			['Auf der Messe getroffen'],
		);
	});

	await checks.check('An existing talent shows the banner and what would change', async () => {
		await page.goto('about:blank');
		await page.goto(`${address}#token=${token}&${prefilled}&phone=%2B49%20228%204711`);
		await say('This talent already exists!');
		await page.getByLabel('First name').fill('Sabine');
		await press('Look for an existing talent');
		await page.locator('.banner tbody tr').first().waitFor();
		await waitFor('the differences are of what is typed', async () => {
			const rows = await page.locator('.banner tbody tr').allInnerTexts();
			return rows.length === 1 && /Phone\s+–\s+\+49 228 4711/.test(rows[0] ?? '');
		});
		const link = await page.locator('.banner a').first().getAttribute('href');
		match(String(link), /\/talents\//);
		await picture('sourcing-existing.png');
		await press('Update talent');
		await say('The talent was updated.');
		strictEqual(talentOf(play, 'Stellvertreter').record.phone, '+49 228 4711');
	});

	const link = await checks.check('The consent link is shown, to be copied', async () => {
		await page.getByRole('button', { name: 'Generate link', exact: true }).click();
		const field = page.locator('input[readonly]');
		await field.waitFor();
		await press('Copy');
		await say('Copied');
		strictEqual(talentOf(play, 'Stellvertreter').record.consent?.state, 'requested');
		await picture('sourcing-consent.png', true);
		return await field.inputValue();
	});
	await checks.check('No second request by e-mail, and no unlocking where it is off', async () => {
		await press('Send e-mail');
		await say('already requested');
		strictEqual(await page.locator('text=Unlock by hand').count(), 0);
	});
	await checks.check('The bookmarklet passes on what a profile page says of itself', async () => {
		await page.goto('about:blank');
		await page.goto(`${address}#token=${token}&lang=en`);
		await page.locator('summary').click();
		const bookmark = (await page.locator('a.bookmarklet').getAttribute('href')) ?? '';
		match(bookmark, /^javascript:/);
		await page.goto(`${stage.sandbox.url}/`);
		await page.setContent(profilePage);
		await page.evaluate('window.open = (address) => { window.passedOn = address; }');
		await page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))");
		const requests = stage.sandbox.state.requests.length;
		await page.evaluate(decodeURIComponent(bookmark.replace('javascript:', '')));
		const passedOn = String(await page.evaluate('window.passedOn'));
		ok(passedOn.startsWith(`${address}#page=`), passedOn.slice(0, 200));
		strictEqual(stage.sandbox.state.requests.length, requests, 'It sends nothing by itself');

		await page.goto('about:blank');
		await page.goto(`${passedOn}&token=${token}&lang=en`);
		await page.getByLabel('First name').waitFor();
		await waitFor('the structured data is filled in', async () => {
			return (await page.getByLabel('Last name').inputValue()) === 'Lesezeichen';
		});
		strictEqual(await page.getByLabel('Company').inputValue(), 'Beispiel AG');
		strictEqual(
			await page
				.locator('fieldset', { has: page.locator('legend:text-is("Notes")') })
				.locator('textarea')
				.inputValue(),
			'Lena <Lesezeichen>',
		);
		await say('mainEntity.email');
	});
	await checks.check('The page is there in German, too', async () => {
		await page.goto('about:blank');
		await page.goto(`${address}#token=${token}&lang=de`);
		await page.getByRole('button', { name: 'An Talentry senden' }).waitFor();
		await picture('sourcing-page-german.png');
	});

	await checks.check('The talent accepts, and the trigger reports it', async () => {
		ok(link, 'There is a link');
		await page.goto(link);
		await page.getByRole('button', { name: 'Zustimmen', exact: true }).click();
		await page.locator('text=Sie haben zugestimmt').waitFor();
		const { record } = talentOf(play, 'Stellvertreter');
		strictEqual(record.consent?.state, 'accepted');
		const execution = await waitFor(
			'the trigger reports the acceptance',
			async () => (await api.endedExecutions(acceptedConsents.id))[0],
			pollSeconds,
		);
		const reported = itemsOf(await api.execution(execution.id), 'Reported');
		deepStrictEqual(
			reported.map(({ json }) => json.id),
			[record.id],
		);
		ok(stage.sandbox.state.requests.length > 0);
	});
}
