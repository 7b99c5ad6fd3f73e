/** A person's name in two parts. */
export interface PersonName {
	firstName: string;
	lastName: string;
}

/**
 * The two parts of a name that was given as one: "Ana Maria Silva" or "Silva, Ana Maria". The last word counts as the
 * last name, with the particles before it, as in "Vincent van der Berg". One word is a first name: some people have no
 * other.
 */
export function splitName(name: string): PersonName {
	const [last, first] = name.split(',').map((part) => part.trim());
	if (last && first) return { firstName: first, lastName: last };
	const words = name.split(/\s+/).filter(Boolean);
	if (words.length < 2) return { firstName: words.join(''), lastName: '' };
	let start = words.length - 1;
	while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
	return { firstName: words.slice(0, start).join(' '), lastName: words.slice(start).join(' ') };
}

const particles = new Set(
	'von van de der den del della di da dos du la le ten ter zu zur'.split(' '),
);
