import type { NodeExamples } from '../example';
import { ashby, ashbyPollTrigger, ashbyTrigger } from './ashby';
import { candidateImportTrigger } from './candidateImport';
import { erecruiter, erecruiterTrigger } from './erecruiter';
import { inhire } from './inhire';
import { lever, leverPollTrigger, leverTrigger } from './lever';
import { matchedIo, matchedIoTrigger } from './matchedIo';
import { personio, personioTrigger } from './personio';
import { poption } from './poption';
import { recruitingConsent } from './recruitingConsent';
import { recruitingFile } from './recruitingFile';
import { talentry, talentryTrigger } from './talentry';
import { teamtailor, teamtailorPollTrigger, teamtailorTrigger } from './teamtailor';
import { recruitingJobLink, recruitingStatusMap } from './vendorLess';
import { workwise, workwiseTrigger } from './workwise';

/** The examples of every node of the package. */
export const examplesOfNodes: readonly NodeExamples[] = [
	...[ashby, ashbyPollTrigger, ashbyTrigger],
	candidateImportTrigger,
	...[erecruiter, erecruiterTrigger],
	inhire,
	...[lever, leverPollTrigger, leverTrigger],
	...[matchedIo, matchedIoTrigger],
	...[personio, personioTrigger],
	poption,
	...[recruitingConsent, recruitingFile, recruitingJobLink, recruitingStatusMap],
	...[talentry, talentryTrigger],
	...[teamtailor, teamtailorPollTrigger, teamtailorTrigger],
	...[workwise, workwiseTrigger],
];
