import { describeBadInput } from './personio/badInput';
import { personioBench } from './personio/bench';
import { describeCreate } from './personio/create';
import { describeJobs } from './personio/jobs';
import { describeManyItems } from './personio/manyItems';
import { setUpBench } from './support';

const bench = personioBench(setUpBench());

describeBadInput(bench);
describeManyItems(bench);
describeCreate(bench);
describeJobs(bench);
