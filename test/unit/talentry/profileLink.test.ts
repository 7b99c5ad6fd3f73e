import {
	isWebAddress,
	normaliseProfileLink,
	toWebAddress,
} from '../../../nodes/Talentry/profileLink';

test.each([
	['https://www.linkedin.com/in/Erika-Beispiel/', 'linkedin.com/in/erika-beispiel'],
	['http://de.linkedin.com/in/erika-beispiel?trk=abc#top', 'linkedin.com/in/erika-beispiel'],
	['linkedin.com/in/erika%2Dbeispiel', 'linkedin.com/in/erika-beispiel'],
	['https://www.xing.com/profile/Erika_Beispiel', 'xing.com/profile/erika_beispiel'],
	['https://Example.com/People/Erika', 'example.com/People/Erika'],
	['https://notlinkedin.com/in/Erika', 'notlinkedin.com/in/Erika'],
	['https://example.com:8443/p/%E0%A4%A', 'example.com:8443/p/%E0%A4%A'],
])('%s is compared as %s', (link, expected) => {
	expect(normaliseProfileLink(link)).toBe(expected);
});

test.each([
	['https://example.com/a', 'https://example.com/a'],
	[' http://localhost:4010/a ', 'http://localhost:4010/a'],
	['www.linkedin.com/in/x', 'https://www.linkedin.com/in/x'],
	['javascript:alert(1)', undefined],
	['JaVaScRiPt:alert(1)//example.com', undefined],
	['java\nscript:alert(1)', undefined],
	['data:text/html,<script>alert(1)</script>', undefined],
	['mailto:a@example.com', undefined],
	['file:///etc/passwd', undefined],
	['https:example.com', undefined],
	['//example.com/a', undefined],
	['erika', undefined],
	['', undefined],
])('%j becomes %j', (text, expected) => {
	expect(toWebAddress(text)).toBe(expected);
});

test('an address without a scheme is none yet', () => {
	expect(isWebAddress('https://example.com/a')).toBe(true);
	expect(isWebAddress('www.example.com')).toBe(false);
	expect(isWebAddress(null)).toBe(false);
});
