import { jobLinkBench } from './jobLink/bench';
import { describeDocuments } from './jobLink/documents';
import { describeRouting } from './jobLink/routing';
import { describeStarts } from './jobLink/starts';
import { describeTables } from './jobLink/tables';
import { setUpBench } from './support';

const bench = jobLinkBench(setUpBench());

describeRouting(bench);
describeDocuments(bench);
describeTables(bench);
describeStarts(bench);
