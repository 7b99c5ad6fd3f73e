/** Of milliseconds, whole ones. */
export function median(values: readonly number[]): number {
	const middle = [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
	return Math.round(middle ?? NaN);
}

/** As a person reads it: 100,000. */
export function counted(count: number): string {
	return count.toLocaleString('en-US');
}
