import { describeAccess } from './erecruiter/access';
import { erecruiterBench } from './erecruiter/bench';
import { describeCreate } from './erecruiter/create';
import { describeReading } from './erecruiter/reading';
import { describeTrigger } from './erecruiter/trigger';
import { setUpBench } from './support';

const bench = erecruiterBench(setUpBench());

describeCreate(bench);
describeReading(bench);
describeAccess(bench);
describeTrigger(bench);
