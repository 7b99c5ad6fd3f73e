import { startSandbox, type Sandbox } from '../sandbox/server';

/** The stand-in vendors for the tests of a file: started before them, and back to the seeds before each. */
export function useSandbox(): Sandbox {
	let started: Sandbox | undefined;
	beforeAll(async () => {
		started = await startSandbox();
	});
	beforeEach(() => running().reset());
	afterAll(async () => await started?.close());

	function running(): Sandbox {
		if (!started) throw new Error('The stand-ins run during the tests only');
		return started;
	}
	return {
		get url() {
			return running().url;
		},
		get port() {
			return running().port;
		},
		get state() {
			return running().state;
		},
		get vendors() {
			return running().vendors;
		},
		addFault: (fault) => running().addFault(fault),
		reset: () => running().reset(),
		close: async () => await running().close(),
	};
}
