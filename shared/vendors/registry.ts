import { teamtailor } from './teamtailor';
import type {
	ConnectOptions,
	JobSource,
	JobTarget,
	StatusSystem,
	Vendor,
	VendorFacts,
} from './vendor';

/** What the nodes that belong to no vendor know of one. */
export interface RegisteredVendor {
	system: string;
	name: string;
	credentialType: string;
	facts: VendorFacts;
	jobSource?(options: ConnectOptions): JobSource;
	jobTarget?(options: ConnectOptions): JobTarget;
	statusesPerJob?: true;
	statusSystem?(options: ConnectOptions): StatusSystem;
}

/** The client's type stays between a vendor and its own functions. */
function register<Client>(vendor: Vendor<Client>): RegisteredVendor {
	const { system, name, credentialType, facts, statusesPerJob, connect } = vendor;
	const { jobSource, jobTarget, statusSystem } = vendor;
	return {
		system,
		name,
		credentialType,
		facts,
		...(jobSource && { jobSource: (options) => jobSource(connect(options)) }),
		...(jobTarget && { jobTarget: (options) => jobTarget(connect(options)) }),
		...(statusesPerJob && { statusesPerJob }),
		...(statusSystem && { statusSystem: (options) => statusSystem(connect(options)) }),
	};
}

/** Every system of the package, by its `system`. */
export const registry: ReadonlyMap<string, RegisteredVendor> = new Map(
	[register(teamtailor)].map((vendor) => [vendor.system, vendor]),
);
