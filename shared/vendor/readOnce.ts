/** Reads each thing once; a failure is forgotten, so that the next item tries again. */
export function readOnce<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
	const known = new Map<string, Promise<T>>();
	return async (id) => {
		let reading = known.get(id);
		if (!reading) {
			reading = read(id);
			known.set(id, reading);
			reading.catch(() => known.delete(id));
		}
		return await reading;
	};
}
