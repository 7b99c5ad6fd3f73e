import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';

/** The control endpoints of the sandbox, as tests in process and those in the real n8n have them. */
export interface Vendors {
	control(method: 'POST' | 'PATCH', path: string, body: object): Promise<unknown>;
}

/** One trigger and one choice of its events, with what happens at its vendor, for what holds for all polls. */
export interface Polled {
	/** E.g. `Personio: stageChanged`. */
	title: string;
	/** Of the node. */
	type: string;
	parameters: INodeParameters;
	/** Other ones, which begin anew and also watch what happens here. */
	others: INodeParameters;
	/** As the sandbox names it. */
	vendor: string;
	/** The list that is polled, as the sandbox names it. */
	route: string;
	/** Events that make more than two pages of that list. */
	threePages: number;
	/** Lists that a poll reads, each of which may be all that a poll without time gets on by. */
	lists: number;
	/** What becomes of a poll whose time is over before it has read everything: it goes on later, or says so. */
	outOfTime: 'goesOn' | 'isRefused';
	/** Items of a test run. */
	samples: number;
	/** Lets so many events happen, and gives their keys: all at this moment, or one a step from that moment on. */
	happen(vendors: Vendors, count: number, dated?: Dated): Promise<string[]>;
	/** Something else about the record of an event is changed. */
	touch(vendors: Vendors, key: string): Promise<unknown>;
	/** Whether that is an event of its own. */
	isTouchEvent: boolean;
	/** Of an item; the same for two events of one record. Default: its id. */
	keyOf?(json: Record<string, unknown>): string;
}

export interface Dated {
	/** Milliseconds since 1970. */
	from: number;
	step: number;
}

/** ISO 8601. */
export function momentOf({ from, step }: Dated, index: number): string {
	return new Date(from + index * step).toISOString();
}

const madeSchema = z.object({ ids: z.array(z.coerce.string()) });

/**
 * Records that a control endpoint makes.
 * @param bodyAt what to make for a moment, ISO 8601
 */
export async function make(
	vendors: Vendors,
	path: string,
	count: number,
	dated: Dated | undefined,
	bodyAt: (moment: string, index: number) => object,
): Promise<string[]> {
	const send = async (body: object) =>
		madeSchema.parse(await vendors.control('POST', path, body)).ids;
	if (!dated) return await send({ ...bodyAt(new Date().toISOString(), 0), count });
	const made: string[] = [];
	for (let index = 0; index < count; index++) {
		made.push(...(await send(bodyAt(momentOf(dated, index), index))));
	}
	return made;
}
