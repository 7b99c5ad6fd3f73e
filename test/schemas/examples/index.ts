import type { NodeExamples } from '../example';
import { erecruiter, erecruiterTrigger } from './erecruiter';
import { inhire } from './inhire';
import { personio } from './personio';
import { recruitingFile } from './recruitingFile';
import { recruitingJobLink, recruitingStatusMap } from './vendorLess';
import { workwise } from './workwise';

/** The examples of every node of the package. */
export const examplesOfNodes: readonly NodeExamples[] = [
	...[erecruiter, erecruiterTrigger],
	inhire,
	personio,
	...[recruitingFile, recruitingJobLink, recruitingStatusMap],
	workwise,
];
