export * from './application';
export * from './candidate';
export * from './consent';
export * from './document';
export * from './job';
export * from './note';
export { present } from './present';
export * from './status';
export type { OpenEnum } from './values';
