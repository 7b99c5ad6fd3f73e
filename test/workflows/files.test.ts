import { describeConvert } from './files/convert';
import { describeExport } from './files/export';
import { describeFillTemplate } from './files/fillTemplate';
import { describeRead } from './files/read';
import { describeWrite } from './files/write';
import { setUpBench } from './support';

const bench = setUpBench();

describe('Export to File', () => describeExport(bench));
describe('Recruiting File: Write', () => describeWrite(bench));
describe('Recruiting File: Read', () => describeRead(bench));
describe('Recruiting File: Convert Items', () => describeConvert(bench));
describe('Recruiting File: Fill Template', () => describeFillTemplate(bench));
