import type { RegisteredVendor } from '../shared/vendor/vendor';
import { ashby } from './Ashby/ashby';
import { erecruiter } from './Erecruiter/erecruiter';
import { inhire } from './Inhire/inhire';
import { lever } from './Lever/lever';
import { matchedIo } from './MatchedIo/matchedIo';
import { personio } from './Personio/personio';
import { poption } from './Poption/poption';
import { talentry } from './Talentry/talentry';
import { teamtailor } from './Teamtailor/teamtailor';
import { workwise } from './Workwise/workwise';

/** Every system of the package, in the order of their names. */
export const vendors: readonly RegisteredVendor[] = [
	ashby,
	erecruiter,
	inhire,
	lever,
	matchedIo,
	personio,
	poption,
	talentry,
	teamtailor,
	workwise,
].sort((one, other) => one.name.localeCompare(other.name));

/** The same by the `system` of their records. */
export const vendorBySystem: ReadonlyMap<string, RegisteredVendor> = new Map(
	vendors.map((vendor) => [vendor.system, vendor]),
);
