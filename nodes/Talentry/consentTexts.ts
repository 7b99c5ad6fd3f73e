/** Example texts for the link to a consent, in which the placeholders are filled in. */

export const channels = ['email', 'linkedin', 'sms'] as const;
export type Channel = (typeof channels)[number];

export const languages = ['en', 'de', 'pl', 'no'] as const;
export type Language = (typeof languages)[number];

export interface ConsentText {
	/** Of an e-mail alone. */
	subject?: string;
	text: string;
}

/** Each on one line, so that a line without a value can be left out. */
export const consentTexts: Record<Language, Record<Channel, ConsentText>> = {
	en: {
		email: {
			subject: 'Your details in the talent pool of {company}',
			text: `Hello {firstName} {lastName},

{company} would like to keep your details in its talent pool, to tell you about jobs that suit you.

We only do so if you agree. You can accept or decline on this page:
{link}

You can withdraw your consent there at any time.

Kind regards
{sender}
{company}`,
		},
		linkedin: {
			text: `Hello {firstName}, {company} would like to keep your details in its talent pool, to tell you about jobs that suit you. We only do so if you agree. You can accept, decline or change your mind here: {link}
Kind regards
{sender}`,
		},
		sms: {
			text: `Hello {firstName}, may {company} keep your details in its talent pool? Accept or decline here: {link}
{sender}`,
		},
	},
	de: {
		email: {
			subject: 'Ihre Daten im Talentpool von {company}',
			text: `Guten Tag {firstName} {lastName},

{company} möchte Ihre Daten gern im Talentpool speichern, um Sie auf passende Stellen hinzuweisen.

Das geschieht nur, wenn Sie einverstanden sind. Auf dieser Seite können Sie zustimmen oder ablehnen:
{link}

Ihre Einwilligung können Sie dort jederzeit widerrufen.

Freundliche Grüße
{sender}
{company}`,
		},
		linkedin: {
			text: `Guten Tag {firstName} {lastName}, {company} möchte Ihre Daten gern im Talentpool speichern, um Sie auf passende Stellen hinzuweisen. Das geschieht nur, wenn Sie einverstanden sind. Hier können Sie zustimmen, ablehnen oder später widerrufen: {link}
Freundliche Grüße
{sender}`,
		},
		sms: {
			text: `Guten Tag {firstName} {lastName}, darf {company} Ihre Daten im Talentpool speichern? Zustimmen oder ablehnen: {link}
{sender}`,
		},
	},
	pl: {
		email: {
			subject: 'Zgoda na przechowywanie danych w bazie kandydatów {company}',
			text: `Dzień dobry {firstName} {lastName},

chcielibyśmy przechowywać Pani/Pana dane w bazie kandydatów {company}, aby informować o odpowiednich ofertach pracy.

Zrobimy to tylko za Pani/Pana zgodą. Na tej stronie można wyrazić zgodę lub odmówić:
{link}

Zgodę można tam wycofać w każdej chwili.

Z poważaniem
{sender}
{company}`,
		},
		linkedin: {
			text: `Dzień dobry {firstName} {lastName}, chcielibyśmy przechowywać Pani/Pana dane w bazie kandydatów {company}, aby informować o odpowiednich ofertach pracy. Zrobimy to tylko za Pani/Pana zgodą. Tutaj można ją wyrazić, odmówić jej lub ją wycofać: {link}
Z poważaniem
{sender}`,
		},
		sms: {
			text: `Dzień dobry {firstName} {lastName}, czy możemy przechowywać Pani/Pana dane w bazie kandydatów {company}? Zgoda lub odmowa: {link}
{sender}`,
		},
	},
	no: {
		email: {
			subject: 'Opplysningene dine i talentbasen til {company}',
			text: `Hei {firstName} {lastName},

{company} vil gjerne lagre opplysningene dine i talentbasen sin, for å kunne fortelle deg om stillinger som passer.

Det gjør vi bare hvis du samtykker. På denne siden kan du godta eller avslå:
{link}

Du kan når som helst trekke samtykket tilbake der.

Vennlig hilsen
{sender}
{company}`,
		},
		linkedin: {
			text: `Hei {firstName}, {company} vil gjerne lagre opplysningene dine i talentbasen sin, for å kunne fortelle deg om stillinger som passer. Det gjør vi bare hvis du samtykker. Her kan du godta, avslå eller trekke samtykket tilbake: {link}
Vennlig hilsen
{sender}`,
		},
		sms: {
			text: `Hei {firstName}, kan {company} lagre opplysningene dine i talentbasen sin? Godta eller avslå her: {link}
{sender}`,
		},
	},
};
