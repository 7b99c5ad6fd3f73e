import { setUpBench } from './support';
import { workwiseBench } from './workwise/bench';
import { describeOverrides } from './workwise/overrides';
import { describeReading } from './workwise/reading';
import { describeWriting } from './workwise/writing';

const bench = workwiseBench(setUpBench());

describeOverrides(bench);
describeWriting(bench);
describeReading(bench);
