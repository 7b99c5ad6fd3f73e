import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { Failure, type FailureKind } from '../../http/failure';

export type NodeError = NodeApiError | NodeOperationError;

type FailureReason = NonNullable<
	NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure']
>;

/**
 * Any error as n8n shows it: what happened, how to mend it, the HTTP status and the item. Bodies of requests and
 * answers are not carried along, since they hold personal data.
 */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
	if (error instanceof Failure) return fromFailure(node, error, itemIndex);
	if (isNodeError(error)) {
		// Wrapping it again would keep the first instance and drop the index.
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), {
		itemIndex,
	});
}

function fromFailure(node: INode, failure: Failure, itemIndex: number): NodeError {
	const { message, description } = failure;
	const { status } = failure.details;
	const reason = reasonOf(failure);
	if (status === undefined) {
		const error = new NodeOperationError(node, message, {
			description,
			itemIndex,
			...(reason && { failure: reason }),
		});
		// A message that names a code such as ECONNREFUSED is replaced by a general one of n8n's.
		error.message = message;
		return error;
	}
	const error = new NodeApiError(
		node,
		{ message, statusCode: status },
		{
			message,
			description,
			httpCode: String(status),
			itemIndex,
			...(reason && { failure: reason }),
		},
	);
	error.context.itemIndex = itemIndex;
	return error;
}

/** The reason in the words that n8n's own machinery acts upon. */
function reasonOf({ kind, details }: Failure): FailureReason | undefined {
	const causes: Partial<Record<FailureKind, FailureReason>> = {
		rateLimited: {
			cause: 'rate-limited',
			...(details.retryAfter !== undefined && { retryAfterMs: details.retryAfter }),
		},
		unavailable: { cause: 'temporarily-unavailable' },
		authentication: { cause: 'credential-invalid' },
	};
	return causes[kind];
}

/** By name: several copies of n8n-workflow may be loaded, so `instanceof` does not tell. */
function isNodeError(error: unknown): error is NodeError {
	return error instanceof Error && ['NodeApiError', 'NodeOperationError'].includes(error.name);
}

/** What an item says of its error on the error output, besides n8n's own error object. */
export function errorDetails(
	error: unknown,
): Record<string, string | number | boolean | object> | undefined {
	if (!(error instanceof Failure)) return undefined;
	const { kind, remedy, fields, status, vendorCode, vendorMessage, endpoint, effectUnknown } =
		error.details;
	return {
		kind,
		...(remedy && { remedy }),
		...(fields && { fields }),
		...(status !== undefined && { status }),
		...(vendorCode && { vendorCode }),
		...(vendorMessage && { vendorMessage }),
		...(endpoint && { endpoint }),
		...(effectUnknown && { effectUnknown }),
	};
}
