import { application, items } from '../../workflows/support';
import { itemWithFile } from '../../workflows/files/bench';
import type { NodeExamples } from '../example';

/** A row with everything that a file has, one that cannot be read, and one whose consent is over. */
const csv = [
	'Application ID;Job ID;Applied at;First name;Last name;E-mail;Phone;Location;Skills;Languages;Tags;Consent expires at;Status;Message',
	'a-1;j-1;2026-03-02;Vera;Versuch;vera@example.com;+49 30;Berlin;SQL;nb, C2;x;31.12.2099;New;Hello',
	'a-2;j-1;yesterday;Max;Muster;;;;;;;;;',
	'a-3;j-1;2026-03-02;Erika;Muster;;;;;;;01.01.2020;;',
].join('\n');

export const recruitingFile: NodeExamples = {
	folder: 'RecruitingFile',
	node: 'recruitingFile',
	examples: [
		{
			operation: 'convert',
			parameters: { recordsAre: 'application', options: { jobId: 'j-1' } },
			input: () =>
				items(
					{
						...{
							ID: 1,
							Timestamp: '2026-03-02T09:15:00Z',
							Name: 'Vera Versuch',
							Phone: 4930123456,
						},
						...{ Email: 'vera@example.com', City: 'Berlin', Skills: 'SQL, Excel' },
					},
					{ ID: 2, Timestamp: 'yesterday', Name: 'Max Muster' },
				),
		},
		{
			operation: 'fillTemplate',
			input: async (bench) => {
				const written = await bench.runNode(
					'recruitingFile',
					{ operation: 'write' },
					{ input: items(application()) },
				);
				const template = written.outputs[0]?.[0];
				return [
					...(template ? [{ json: {}, binary: template.binary }] : []),
					...items(application()),
				];
			},
			parameters: { columns: { column: [{ header: 'Not there', source: 'field', field: 'id' }] } },
		},
		{
			operation: 'read',
			parameters: { recordsAre: 'application' },
			input: async (bench) => [await itemWithFile(bench, csv, 'applications.csv')],
		},
		{ operation: 'write', input: () => items(application()) },
	],
};
