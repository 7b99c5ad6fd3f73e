import { setUpBench } from './support';
import { describeBadInput } from './teamtailor/badInput';
import { teamtailorBench } from './teamtailor/bench';
import { describeCandidates } from './teamtailor/candidates';
import { describeCreate } from './teamtailor/create';
import { describeCredential } from './teamtailor/credential';
import { describeDocuments } from './teamtailor/documents';
import { describeReading } from './teamtailor/reading';
import { describeTriggers } from './teamtailor/triggers';

const bench = teamtailorBench(setUpBench());

describeCredential(bench);
describeCreate(bench);
describeBadInput(bench);
describeCandidates(bench);
describeReading(bench);
describeDocuments(bench);
describeTriggers(bench);
