import { consentSchema } from '../../../shared/model';

it('keeps a state nobody knows yet', () => {
	expect(consentSchema.parse({ state: 'grandfathered', expiresAt: null, link: '' })).toEqual({
		state: 'grandfathered',
	});
});
