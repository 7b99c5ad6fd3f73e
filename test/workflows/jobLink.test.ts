import { jobLinkBench } from './jobLink/bench';
import { describeMemory } from './jobLink/memory';
import { describeRouting } from './jobLink/routing';
import { describeTables } from './jobLink/tables';
import { setUpBench } from './support';

const bench = jobLinkBench(setUpBench());

describeRouting(bench);
describeTables(bench);
describeMemory(bench);
