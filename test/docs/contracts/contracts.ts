import { stringify } from 'yaml';
import { format, resolveConfig } from 'prettier';
import { methods as erecruiter } from '../../../nodes/Erecruiter/contract';
import { methods as inhire } from '../../../nodes/Inhire/contract';
import { methods as poption } from '../../../nodes/Poption/contract';
import { methods as talentry } from '../../../nodes/Talentry/contract';
import { methods as workwise } from '../../../nodes/Workwise/contract';
import { documentOf, type ContractMethods } from './document';
import { readProse } from './prose';

/** The contracts of vendors that publish no API, by their systems. */
export const contracts: Readonly<Record<string, ContractMethods>> = {
	erecruiter,
	inhire,
	poption,
	talentry,
	workwise,
};

const beginning = `# Made by \`npm run docs\` from the contract of the node and test/docs/contracts; a test compares them.\n`;

/** The document of a contract below docs/contracts, as YAML. */
export async function writeContract(system: string, methods: ContractMethods): Promise<string> {
	const document = documentOf(methods, await readProse(system));
	const yaml = stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 });
	return await format(beginning + yaml, {
		...(await resolveConfig(__filename)),
		parser: 'yaml',
	});
}
