import { candidateColumns, documentsColumn } from './candidate';
import { column, columnsWithin, type Category } from './column';

/** An application of the vocabulary with its candidate. */
export const applicationCategory: Category = {
	people: true,
	noun: { one: 'application', many: 'applications' },
	title: { de: 'Bewerbungen', en: 'Applications', nb: 'Søknader', pl: 'Aplikacje' },
	columns: [
		column('id', 'text', {
			de: 'Bewerbungs-ID',
			en: 'Application ID',
			nb: 'Søknads-ID',
			pl: 'ID aplikacji',
		}),
		column('jobId', 'text', { de: 'Job-ID', en: 'Job ID', nb: 'Stillings-ID', pl: 'ID oferty' }),
		column('status.name', 'text', { de: 'Status', en: 'Status', nb: 'Status', pl: 'Status' }),
		column('status.id', 'text', {
			de: 'Status-ID',
			en: 'Status ID',
			nb: 'Status-ID',
			pl: 'ID statusu',
		}),
		column('appliedAt', 'dateTime', {
			de: 'Beworben am',
			en: 'Applied At',
			nb: 'Søkt dato',
			pl: 'Data aplikacji',
		}),
		column('updatedAt', 'dateTime', {
			de: 'Geändert am',
			en: 'Updated At',
			nb: 'Sist endret',
			pl: 'Data zmiany',
		}),
		column('message', 'text', {
			de: 'Anschreiben',
			en: 'Message',
			nb: 'Søknadstekst',
			pl: 'Wiadomość',
		}),
		column('source', 'text', { de: 'Quelle', en: 'Source', nb: 'Kilde', pl: 'Źródło' }),
		...columnsWithin('candidate', candidateColumns),
		documentsColumn,
		column('system', 'text', { de: 'System', en: 'System', nb: 'System', pl: 'System' }),
	],
};
