/** n8n takes no schedule that is shorter than a minute, but as many of them as one likes. */
export const pollEverySeconds = 5;

export const pollTimes = {
	item: Array.from({ length: 60 / pollEverySeconds }, (_unused, index) => ({
		mode: 'custom',
		cronExpression: `${index * pollEverySeconds} * * * * *`,
	})),
};
