import { application, items } from '../../workflows/support';
import { itemWithFile } from '../../workflows/files/bench';
import type { NodeExamples } from '../example';

/** A row that is an application, one that cannot be read, and one with everything a file has. */
const csv = [
	'Application ID;Job ID;Applied at;First name;Last name;E-mail;Phone;Location;Skills;Languages;Tags;Consent expires at;Status;Message',
	'a-1;j-1;2026-03-02;Vera;Versuch;vera@example.com;+49 30;Berlin;SQL;nb, C2;x;31.12.2099;New;Hello',
	'a-2;j-1;yesterday;Max;Muster;;;;;;;;;',
].join('\n');

export const recruitingFile: NodeExamples = {
	folder: 'RecruitingFile',
	node: 'recruitingFile',
	examples: [
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
