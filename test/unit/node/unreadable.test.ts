import { unreadableMessage } from '../../../shared/node/run/unreadable';

test.each([
	[{ id: '7', problems: ['name: is missing', 'id: is missing'] }, 'One stage', 'ID 7, name: is'],
	[{ problems: ['id: is missing'] }, 'One stage', 'ID unknown, id: is missing'],
	[{ id: '701', noun: 'category', problems: ['stages: is missing'] }, 'One category', 'ID 701'],
])('%j is named, and what is wrong with it', (record, noun, problems) => {
	const message = unreadableMessage('stage', record);
	expect(message).toContain(`${noun} could not be read and was left out`);
	expect(message).toContain(problems);
});
