import { Document, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { methods as erecruiter } from '../../../nodes/Erecruiter/contract';
import { methods as inhire } from '../../../nodes/Inhire/contract';
import { methods as matchedIo } from '../../../nodes/MatchedIo/contract';
import { methods as poption } from '../../../nodes/Poption/contract';
import { methods as talentry } from '../../../nodes/Talentry/contract';
import { methods as workwise } from '../../../nodes/Workwise/contract';
import { documentOf, type ContractMethods } from './document';
import { readCommonProse, readProse } from './prose';

/** The contracts of vendors that publish no API, by their systems. */
export const contracts: Readonly<Record<string, ContractMethods>> = {
	erecruiter,
	inhire,
	'matched-io': matchedIo,
	poption,
	talentry,
	workwise,
};

const beginning =
	'# Made by `npm run docs` from the contract of the node and from test/docs/contracts; a test compares them.\n';

/** The document of a contract below docs/contracts, as YAML. */
export async function writeContract(system: string, methods: ContractMethods): Promise<string> {
	const made = documentOf(methods, await readProse(system), await readCommonProse());
	const document = new Document(made, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
	visit(document, {
		Collection(_, node) {
			node.flow = fitsOneLine(node);
		},
	});
	return (
		beginning + document.toString({ lineWidth: 100, blockQuote: 'literal', singleQuote: true })
	);
}

/** Whether it reads well as one line: some short words, as in `{ type: string }`. */
function fitsOneLine(collection: YAMLMap | YAMLSeq): boolean {
	const text = JSON.stringify(collection);
	return text.length < 60 && !text.includes('\\n');
}
