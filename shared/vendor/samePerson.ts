interface Named {
	firstName?: string | null | undefined;
	lastName?: string | null | undefined;
}

/**
 * Whether two names can be those of one person: whatever their case, accents, order and hyphens, also with initials, and
 * where one of them has names that the other lacks. A name that is empty or in another script cannot be compared, which
 * is no reason to tell two people apart.
 */
export function isSamePerson(one: Named, other: Named): boolean {
	const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
	if (!fewer || !more || fewer.length === 0 || scriptOf(fewer) !== scriptOf(more)) return true;
	return fewer.join('') === more.join('') || isContained(fewer, more);
}

function wordsOf({ firstName, lastName }: Named): string[] {
	const folded = `${firstName ?? ''} ${lastName ?? ''}`
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[łøđðħıßæœþ]/g, (letter) => plain[letter] ?? letter)
		// Written out, as in Mueller for Müller.
		.replace(/([aou])e/g, '$1');
	return folded.split(/[^\p{L}]+/u).filter((word) => word !== '' && !titles.has(word));
}

/** Letters that are no letter with a mark. */
const plain: Readonly<Record<string, string>> = {
	...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
};

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'herr', 'frau', 'pan', 'pani']);

function scriptOf(words: readonly string[]): 'latin' | 'other' {
	return words.every((word) => /^\p{Script=Latin}+$/u.test(word)) ? 'latin' : 'other';
}

/** Each word of the shorter name is one of the other, the whole words first: an initial stands for what is left. */
function isContained(fewer: readonly string[], more: readonly string[]): boolean {
	const left = [...more];
	const takes = (isSame: (word: string) => boolean) => {
		const index = left.findIndex(isSame);
		if (index >= 0) left.splice(index, 1);
		return index >= 0;
	};
	const rest = fewer.filter((word) => !takes((theirs) => theirs === word));
	return (
		rest.length < fewer.length &&
		rest.every((word) =>
			takes((theirs) => (word.length === 1 || theirs.length === 1) && word[0] === theirs[0]),
		)
	);
}
