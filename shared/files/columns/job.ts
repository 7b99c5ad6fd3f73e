import { column, type Category } from './column';

/** A job of the vocabulary. */
export const jobCategory: Category = {
	people: false,
	noun: { one: 'job', many: 'jobs' },
	title: { de: 'Jobs', en: 'Jobs', nb: 'Stillinger', pl: 'Oferty pracy' },
	columns: [
		column('id', 'text', { de: 'Job-ID', en: 'Job ID', nb: 'Stillings-ID', pl: 'ID oferty' }),
		column('title', 'text', { de: 'Titel', en: 'Title', nb: 'Tittel', pl: 'Tytuł' }),
		column('status', 'text', { de: 'Status', en: 'Status', nb: 'Status', pl: 'Status' }),
		column('location', 'text', { de: 'Ort', en: 'Location', nb: 'Sted', pl: 'Lokalizacja' }),
		column('department', 'text', {
			de: 'Abteilung',
			en: 'Department',
			nb: 'Avdeling',
			pl: 'Dział',
		}),
		column('url', 'text', { de: 'Link', en: 'Link', nb: 'Lenke', pl: 'Link' }),
		column('system', 'text', { de: 'System', en: 'System', nb: 'System', pl: 'System' }),
	],
};
