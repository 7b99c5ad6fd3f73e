/**
 * What n8n-core reads from the environment, set before n8n-core is loaded: this file must be the
 * first import of whatever imports n8n-core.
 *
 * n8n-core keeps its settings in singletons, so there is one user folder a process (in jest: a
 * test file), however often n8n is started in it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

const userFolder = join(tmpdir(), `n8n-in-process-${randomUUID()}`);

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'in-process-encryption-key';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
process.env.N8N_LOG_LEVEL ??= 'silent';
// A machine that runs n8n itself may have these set.
delete process.env.N8N_STORAGE_PATH;
delete process.env.N8N_BINARY_DATA_STORAGE_PATH;
delete process.env.N8N_DEFAULT_BINARY_DATA_MODE;

let users = 0;

/** Makes the user folder for the first of its users. */
export function acquireUserFolder(): void {
	users += 1;
	mkdirSync(userFolder, { recursive: true });
}

/** Removes the user folder with all binary data when its last user lets go of it. */
export function releaseUserFolder(): void {
	users -= 1;
	if (users === 0) removeUserFolder();
}

function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}

// For a script that ends without closing n8n.
process.once('exit', removeUserFolder);
