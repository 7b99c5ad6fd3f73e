import type { NodeExamples } from '../example';
import { erecruiter, erecruiterTrigger } from './erecruiter';
import { inhire } from './inhire';
import { personio } from './personio';
import { poption } from './poption';
import { recruitingFile } from './recruitingFile';
import { recruitingJobLink, recruitingStatusMap } from './vendorLess';
import { workwise } from './workwise';

/** The examples of every node of the package. */
export const examplesOfNodes: readonly NodeExamples[] = [
	...[erecruiter, erecruiterTrigger],
	inhire,
	personio,
	poption,
	...[recruitingFile, recruitingJobLink, recruitingStatusMap],
	workwise,
];
