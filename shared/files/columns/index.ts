export { applicationCategory } from './application';
export { candidateCategory } from './candidate';
export * from './column';
export { jobCategory } from './job';
