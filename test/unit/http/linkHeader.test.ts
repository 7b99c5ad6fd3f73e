import { nextLinkOf } from '../../../shared/http/linkHeader';

const next = 'https://api.example.com/jobs?cursor=b';

describe('the next link of a Link header', () => {
	it.each([
		['alone', `<${next}>; rel="next"`],
		['after others', `<https://api.example.com/jobs>; rel="first", <${next}>; rel="next"`],
		['without quotes and in capitals', `<${next}>; REL=Next`],
		['among several relations', `<${next}>; rel="last next"`],
		['after a title with commas and marks', `<${next}>; title="a, b; rel=\\"prev\\""; rel="next"`],
		['with spaces', ` < ${next} > ;  rel = "next" `],
		['with a parameter that has no value', `<${next}>; crossorigin; rel=next`],
	])('%s', (_case, header) => {
		expect(nextLinkOf(header)).toBe(next);
	});

	it('may hold commas and semicolons', () => {
		expect(nextLinkOf('</jobs?ids=1,2;3&cursor=b>; rel="next"')).toBe('/jobs?ids=1,2;3&cursor=b');
	});

	it.each([
		['no header', undefined],
		['an empty header', ''],
		['other relations', `<${next}>; rel="prev", <${next}>; rel="nextish"`],
		['a second rel parameter, which does not count', `<${next}>; rel="prev"; rel="next"`],
		['a title that only looks like it', `<${next}>; title="rel=next"`],
		['no link', 'rel="next"'],
	])('is not there with %s', (_case, header) => {
		expect(nextLinkOf(header)).toBeUndefined();
	});

	it('is read in one pass, however the header is built', () => {
		const header = `<${next}>${'; a="'.repeat(4000)}`;
		const started = performance.now();
		expect(nextLinkOf(header)).toBeUndefined();
		expect(performance.now() - started).toBeLessThan(500);
	});
});
