import { z } from 'zod';

export interface KillArguments {
	kills: number;
	/** The same seed kills the same processes after the same pauses. */
	seed: number;
	modes: ReadonlyArray<'queue' | 'regular'>;
}

const argumentsSchema = z
	.object({
		kills: z.coerce.number().int().positive().default(6),
		seed: z.coerce.number().int().default(1),
		mode: z.enum(['queue', 'regular', 'both']).default('both'),
	})
	.strict();

/** E.g. `--kills 100 --seed 7 --mode queue`. @throws Error for what is not one of these */
export function readArguments(given: readonly string[]): KillArguments {
	const pairs = [...given.join(' ').matchAll(/--(\w+)[= ](\S+)/g)];
	if (pairs.length === 0 && given.length > 0) throw new Error(`Not understood: ${given.join(' ')}`);
	const read = argumentsSchema.parse(
		Object.fromEntries(pairs.map(([, name, value]) => [name, value])),
	);
	const modes = read.mode === 'both' ? (['queue', 'regular'] as const) : [read.mode];
	return { kills: read.kills, seed: read.seed, modes };
}

/** Numbers from 0 to 1 that follow from the seed. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
