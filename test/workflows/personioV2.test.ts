import { personioV2Bench } from './personioV2/bench';
import { describeCreatedId } from './personioV2/createdId';
import { describeReading } from './personioV2/reading';
import { describeToken } from './personioV2/token';
import { setUpBench } from './support';

const bench = personioV2Bench(setUpBench());

describeReading(bench);
describeCreatedId(bench);
describeToken(bench);
