import Fastify from 'fastify';

import { createFaults } from './control/faults';
import type { ActiveFault, FaultRequest } from './control/faults';
import { installFaults } from './control/installFaults';
import { createRequestLog } from './control/requestLog';
import type { LoggedRequest } from './control/requestLog';
import { controlRoutes } from './control/routes';
import { createAshby } from './ashby';
import type { AshbyState } from './ashby/state';
import { createErecruiter } from './erecruiter';
import type { ErecruiterState } from './erecruiter/state';
import { createInhire } from './inhire';
import type { InhireState } from './inhire/state';
import { createLever } from './lever';
import type { LeverState } from './lever/state';
import { createMatchedIo } from './matched-io';
import type { MatchedIoState } from './matched-io/state';
import { createPersonio } from './personio';
import type { PersonioState } from './personio/state';
import { createPoption } from './poption';
import type { PoptionState } from './poption/state';
import { createTalentry } from './talentry';
import type { TalentryState } from './talentry/state';
import { createTeamtailor } from './teamtailor';
import type { TeamtailorState } from './teamtailor/state';
import type { Vendor } from './vendor';
import { createWorkwise } from './workwise';
import type { WorkwiseState } from './workwise/state';

export interface Sandbox {
	/** Without a slash at the end. */
	readonly url: string;
	readonly port: number;
	/** What the stand-ins hold right now. */
	readonly state: SandboxState;
	readonly vendors: readonly Vendor[];
	/** As `POST /control/faults` does, without the detour over HTTP. */
	addFault(fault: FaultRequest): void;
	/** Back to the seeds, without faults and with an empty log of requests. */
	reset(): void;
	close(): Promise<void>;
}

export interface SandboxState {
	readonly ashby: AshbyState;
	readonly lever: LeverState;
	readonly personio: PersonioState;
	readonly workwise: WorkwiseState;
	readonly erecruiter: ErecruiterState;
	readonly inhire: InhireState;
	readonly talentry: TalentryState;
	readonly matchedIo: MatchedIoState;
	readonly poption: PoptionState;
	readonly teamtailor: TeamtailorState;
	readonly requests: readonly LoggedRequest[];
	readonly faults: readonly ActiveFault[];
	/** How many requests a fault keeps waiting at this moment. */
	readonly held: number;
}

/** Starts the stand-in vendors on one port of this machine; port 0, the default, is any free one. */
export async function startSandbox(
	options: { port?: number; log?: boolean } = {},
): Promise<Sandbox> {
	const ashby = createAshby();
	const lever = createLever();
	const personio = createPersonio();
	const workwise = await createWorkwise();
	const erecruiter = createErecruiter();
	const inhire = await createInhire();
	const talentry = createTalentry();
	const matchedIo = await createMatchedIo();
	const poption = createPoption();
	const teamtailor = createTeamtailor();
	const vendors = [
		workwise,
		personio,
		erecruiter,
		inhire,
		matchedIo,
		talentry,
		teamtailor,
		poption,
		ashby,
		lever,
	];

	const faults = createFaults();
	const log = createRequestLog();
	let requests = 0;
	const app = Fastify({
		logger: options.log === true && { level: 'info', redact: ['req.headers'] },
		genReqId: () => `req-${++requests}`,
		// An open connection of a client must not keep a test waiting.
		forceCloseConnections: true,
	});
	app.decorateRequest('fault', null);
	for (const vendor of vendors) {
		await app.register(
			async (scope) => {
				scope.addHook('onRequest', async (request, reply) => {
					log.watch(vendor.name, request, reply);
				});
				installFaults(scope, vendor, faults);
				await vendor.routes(scope);
			},
			{ prefix: `/${vendor.name}` },
		);
	}

	function reset(): void {
		for (const vendor of vendors) vendor.reset();
		faults.clear();
		log.clear();
	}
	await app.register(async (scope) => await controlRoutes(scope, { vendors, faults, log, reset }));

	const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	return {
		url,
		port: Number(new URL(url).port),
		state: {
			get ashby() {
				return ashby.state;
			},
			get lever() {
				return lever.state;
			},
			get personio() {
				return personio.state;
			},
			get workwise() {
				return workwise.state;
			},
			get erecruiter() {
				return erecruiter.state;
			},
			get inhire() {
				return inhire.state;
			},
			get talentry() {
				return talentry.state;
			},
			get matchedIo() {
				return matchedIo.state;
			},
			get poption() {
				return poption.state;
			},
			get teamtailor() {
				return teamtailor.state;
			},
			requests: log.entries,
			faults: faults.active,
			get held() {
				return faults.held;
			},
		},
		vendors,
		addFault(fault) {
			faults.add(fault);
		},
		reset,
		close: async () => await app.close(),
	};
}
