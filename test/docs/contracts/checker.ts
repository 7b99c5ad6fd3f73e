import Ajv from 'ajv/dist/2020';
import { z } from 'zod';

const ajvError = z.object({ instancePath: z.string(), message: z.string().optional() });
const node = z.record(z.unknown());
const examples = z.record(z.object({ value: z.unknown() }));

/** A schema of a document, with the examples that stand beside it. */
export interface PlacedSchema {
	/** Pointer below the document. */
	place: string;
	examples: unknown[];
}

/** Checks values against the schemas of an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. */
export class Checker {
	private readonly ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

	constructor(private readonly document: object) {
		this.ajv.addSchema({ $id: 'https://contract.example.com/', ...document });
	}

	/**
	 * What does not fit, e.g. `/items/0/id must be string`.
	 * @throws Error if the schema cannot be used, e.g. for a reference that leads nowhere
	 */
	problems(place: string, value: unknown): string[] {
		const fits = this.ajv.compile({ $ref: `https://contract.example.com/#${place}` });
		if (fits(value)) return [];
		return z
			.array(ajvError)
			.parse(fits.errors)
			.map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
	}

	/** Every schema of the document that is not part of another one. */
	schemas(): PlacedSchema[] {
		return [...schemasBelow(this.document, '')];
	}
}

function* schemasBelow(value: unknown, place: string): Generator<PlacedSchema> {
	const parts = node.safeParse(value);
	if (!parts.success) return;
	for (const [name, part] of Object.entries(parts.data)) {
		const here = `${place}/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
		if (name === 'schema' || place === '/components/schemas') {
			const beside = examples.safeParse(parts.data.examples);
			yield {
				place: here,
				examples: [
					...(parts.data.example === undefined ? [] : [parts.data.example]),
					...(beside.success ? Object.values(beside.data).map((example) => example.value) : []),
				],
			};
		} else if (name !== 'example' && name !== 'examples') {
			yield* schemasBelow(part, here);
		}
	}
}
