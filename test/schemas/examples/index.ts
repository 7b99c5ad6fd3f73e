import type { NodeExamples } from '../example';
import { erecruiter, erecruiterTrigger } from './erecruiter';
import { inhire } from './inhire';
import { personio, personioTrigger } from './personio';
import { poption } from './poption';
import { recruitingFile } from './recruitingFile';
import { talentry, talentryTrigger } from './talentry';
import { teamtailor, teamtailorPollTrigger, teamtailorTrigger } from './teamtailor';
import { recruitingJobLink, recruitingStatusMap } from './vendorLess';
import { workwise, workwiseTrigger } from './workwise';

/** The examples of every node of the package. */
export const examplesOfNodes: readonly NodeExamples[] = [
	...[erecruiter, erecruiterTrigger],
	inhire,
	...[personio, personioTrigger],
	poption,
	...[recruitingFile, recruitingJobLink, recruitingStatusMap],
	...[talentry, talentryTrigger],
	...[teamtailor, teamtailorPollTrigger, teamtailorTrigger],
	...[workwise, workwiseTrigger],
];
