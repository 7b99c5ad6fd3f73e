/**
 * jest runs each test file in a context of its own, where errors that Node makes (a refused
 * connection, a missing file) are not `instanceof Error`. n8n-core, axios and the nodes ask just
 * that, so let Error recognize the errors of every context. Subclasses are not affected.
 */
import { types } from 'node:util';

const isInstance = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
	value(this: unknown, candidate: unknown) {
		return isInstance.call(this, candidate) || (this === Error && types.isNativeError(candidate));
	},
});
