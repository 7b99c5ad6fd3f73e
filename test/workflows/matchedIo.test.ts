import { setUpBench } from './support';
import { matchedIoBench } from './matchedIo/bench';
import { describeExport } from './matchedIo/exporting';
import { describeFaults } from './matchedIo/faults';
import { describeImport } from './matchedIo/importing';
import { describeReading } from './matchedIo/reading';
import { describeTrigger } from './matchedIo/trigger';

const bench = matchedIoBench(setUpBench());

describeImport(bench);
describeReading(bench);
describeFaults(bench);
describeExport(bench);
describeTrigger(bench);
