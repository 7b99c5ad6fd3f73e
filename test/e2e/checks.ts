/** Counts what holds and what does not, and says each in a line. */
export interface Checks {
	readonly passed: number;
	readonly failed: number;
	/** Runs a check; a failure is reported, and the checks after it run all the same. */
	check<Result>(title: string, body: () => Promise<Result> | Result): Promise<Result | undefined>;
	/** A heading for the checks that follow. */
	subject(title: string): void;
	skip(title: string, reason: string): void;
}

export function createChecks(): Checks {
	let [passed, failed] = [0, 0];
	return {
		get passed() {
			return passed;
		},
		get failed() {
			return failed;
		},
		async check(title, body) {
			const started = performance.now();
			const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
			try {
				const result = await body();
				passed += 1;
				console.log(`  ✓ ${title} (${seconds()} s)`);
				return result;
			} catch (error) {
				failed += 1;
				const message = error instanceof Error ? error.message : String(error);
				console.log(`  ✗ ${title} (${seconds()} s)\n${indent(message)}`);
				return undefined;
			}
		},
		subject: (title) => console.log(`\n${title}`),
		skip: (title, reason) => console.log(`  - ${title}: skipped, ${reason}`),
	};
}

function indent(text: string): string {
	return text.replace(/^/gm, '      ');
}
