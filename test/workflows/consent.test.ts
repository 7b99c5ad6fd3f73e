import { consentBench } from './consent/bench';
import { describeDeletionList } from './consent/deletionList';
import { describeFilter } from './consent/filter';
import { describeTargets } from './consent/targets';
import { describeVendors } from './consent/vendors';
import { setUpBench } from './support';

const bench = consentBench(setUpBench());

describeFilter(bench);
describeDeletionList(bench);
describeVendors(bench);
describeTargets(bench);
