import { refuseUnreachable } from '../../../nodes/Teamtailor/files';

const check = (url: string, api = 'https://api.teamtailor.com/v1') => {
	refuseUnreachable(url, 'cv.pdf', api);
};

describe('the address of a file', () => {
	it.each([
		'https://files.example.com/a.pdf',
		'https://10.files.example.com/a.pdf',
		'https://localhost-files.example.com/a.pdf',
		'https://fd.example.com/a.pdf',
		'http://93.184.215.14/a.pdf',
		'http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/a.pdf',
	])('%s can be reached', (url) => {
		expect(() => check(url)).not.toThrow();
	});

	it.each([
		'http://localhost:5678/a.pdf',
		'http://n8n:5678/a.pdf',
		'http://n8n.local/a.pdf',
		'http://n8n.internal./a.pdf',
		'http://127.0.0.1/a.pdf',
		'http://0x7f.1/a.pdf',
		'http://10.1.2.3/a.pdf',
		'http://100.64.1.2/a.pdf',
		'http://169.254.1.2/a.pdf',
		'http://172.20.1.2/a.pdf',
		'http://192.168.1.2/a.pdf',
		'http://0.0.0.0/a.pdf',
		'http://[::1]/a.pdf',
		'http://[fd00::1]/a.pdf',
		'http://[fe80::1]/a.pdf',
		'http://[::ffff:127.0.0.1]/a.pdf',
	])('%s is known on this network only', (url) => {
		expect(() => check(url)).toThrow('which is not reachable from outside');
		expect(() => check(url, 'http://127.0.0.1:3000')).not.toThrow();
	});

	it.each(['ftp://files.example.com/a.pdf', 'cv.pdf'])('%s is not a web address', (url) => {
		expect(() => check(url)).toThrow('its address is not a web address');
	});
});
