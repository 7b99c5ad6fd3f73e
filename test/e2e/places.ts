import { join, resolve } from 'node:path';

export const repository = resolve(__dirname, '../..');

/** Where the real n8n lives: git-ignored, survives builds, filled once. */
export const realFolder = join(repository, '.n8n-real');

export const templatesFolder = join(repository, 'workflows');
