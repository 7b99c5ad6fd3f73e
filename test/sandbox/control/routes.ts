import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Vendor } from '../vendor';
import { faultSchema } from './faults';
import type { Faults } from './faults';
import { statePage } from './page';
import type { RequestLog } from './requestLog';
import { ControlError, readBody } from './validate';

export interface Control {
	vendors: readonly Vendor[];
	faults: Faults;
	log: RequestLog;
	reset(): void;
}

/** Large enough for the files that a test hands over in base64. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** The switches below `/control`, and the page that shows the state. */
export async function controlRoutes(app: FastifyInstance, control: Control): Promise<void> {
	const { vendors, faults, log } = control;
	const names = vendors.map(({ name }) => name);

	app.setErrorHandler<FastifyError | ControlError>((error, _request, reply) => {
		if (error instanceof ControlError) {
			reply.code(error.status).send({ error: error.message, errors: error.errors });
			return;
		}
		reply.code(error.statusCode ?? 500).send({ error: error.message, errors: [] });
	});

	app.get('/', async (_request, reply) => {
		return await reply.type('text/html; charset=utf-8').send(statePage(control).markup);
	});

	app.get('/control/state', async () => ({
		...Object.fromEntries(vendors.map((vendor) => [vendor.name, vendor.snapshot()])),
		faults: faults.active,
		limits: Object.fromEntries(vendors.map(({ name, rate }) => [name, rate.limit])),
	}));

	app.get('/control/requests', async (request) => {
		const query = z.object({ vendor: z.string().optional() }).strict().safeParse(request.query);
		const vendor = query.data?.vendor;
		if (!query.success || (vendor !== undefined && !names.includes(vendor))) {
			throw new ControlError(400, `Only the parameter vendor is known: ${names.join(', ')}`);
		}
		return log.entries.filter((entry) => vendor === undefined || entry.vendor === vendor);
	});

	app.post('/control/reset', async (_request, reply) => {
		control.reset();
		return await reply.code(204).send();
	});

	app.get('/control/faults', async () => faults.active);

	app.post('/control/faults', async (request, reply) => {
		const fault = readBody(faultSchema, request.body);
		const vendor = vendors.find(({ name }) => name === fault.vendor);
		if (!vendor) {
			const errors = [{ field: 'vendor', message: `Expected one of: ${names.join(', ')}` }];
			throw new ControlError(400, 'The body does not fit', errors);
		}
		if (fault.fault === 'emptyPage' && !vendor.hasPages) {
			throw new ControlError(400, `${vendor.label} has no lists with pages`);
		}
		return await reply.code(201).send(faults.add(fault));
	});

	app.delete('/control/faults', async (_request, reply) => {
		faults.clear();
		return await reply.code(204).send();
	});

	const limits = z.record(z.string(), z.number().int().min(1).nullable());
	app.patch('/control/limits', async (request) => {
		const wanted = readBody(limits, request.body);
		for (const [name, limit] of Object.entries(wanted)) {
			const vendor = vendors.find((known) => known.name === name);
			if (!vendor) throw new ControlError(400, `There is no vendor ${name}`);
			vendor.rate.limit = limit;
		}
		return Object.fromEntries(vendors.map(({ name, rate }) => [name, rate.limit]));
	});

	for (const vendor of vendors) {
		await app.register(
			async (scope) => {
				scope.addHook('onRoute', (route) => {
					route.bodyLimit = BODY_LIMIT;
				});
				await vendor.control(scope);
			},
			{ prefix: `/control/${vendor.name}` },
		);
	}
}
