import { accountTests } from './talentry/account';
import { setUpTalentry } from './talentry/bench';
import { consentTests } from './talentry/consent';
import { jobTests } from './talentry/jobs';
import { onceTests } from './talentry/once';
import { readingTests } from './talentry/reading';
import { talentTests } from './talentry/talents';
import { triggerTests } from './talentry/trigger';

const bench = setUpTalentry();

describe('Talent', () => talentTests(bench));
describe('Nothing twice, nothing lost', () => onceTests(bench));
describe('Consent', () => consentTests(bench));
describe('Reading', () => readingTests(bench));
describe('Job: Send All', () => jobTests(bench));
describe('The account', () => accountTests(bench));
describe('Trigger', () => triggerTests(bench));
