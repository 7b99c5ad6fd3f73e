import { z } from 'zod';
import type { Answer } from '../../shared/http/service';
import type { FailureDetails } from '../../shared/http/failure';

const errorsSchema = z
	.array(
		z.object({
			message: z.string().nullish(),
			errorCode: z.string().nullish(),
			modelType: z.string().nullish(),
			applicationId: z.union([z.string(), z.number().transform(String)]).nullish(),
		}),
	)
	.min(1);

/** Reads eRecruiter's errors, a list of `{message, errorCode, modelType}`. */
export function readFailure({ status, json }: Answer): Partial<FailureDetails> | undefined {
	const checked = errorsSchema.safeParse(json);
	if (!checked.success) return remedyOf(status);
	const [first] = checked.data;
	const code = first?.errorCode ?? undefined;
	const fields = checked.data.flatMap(({ modelType, message }) =>
		modelType && status === 400
			? [{ field: modelType, message: message ?? 'is not accepted' }]
			: [],
	);
	return {
		...remedyOf(status, code, fields),
		...(code === 'ApplicationAlreadyExists' && { kind: 'duplicate' as const }),
		...(first?.message && { vendorMessage: first.message }),
		...(code && { vendorCode: code }),
		...(fields.length > 0 && { fields }),
		...(first?.applicationId && { existingId: first.applicationId }),
	};
}

function remedyOf(
	status: number,
	code?: string,
	fields: ReadonlyArray<{ field: string }> = [],
): Partial<FailureDetails> | undefined {
	if (code === 'RecruitmentNotShared') {
		return {
			message: 'The recruitment is not shared with the owner of this access key',
			remedy:
				'In eRecruiter, edit the recruitment and tick the partner in its Integrations section, or give the access key access to all recruitments.',
		};
	}
	if (fields.some(({ field }) => field === 'originId')) {
		return {
			message: 'eRecruiter does not know this source ID',
			remedy:
				"Choose a publication place from the list. In eRecruiter they are made under Settings > 'Miejsca publikacji ogłoszeń'.",
		};
	}
	if (status === 403) {
		return {
			remedy:
				'The access key or user lacks the right for this. In eRecruiter, see Settings > Integrations with eRecruiter > Partners.',
		};
	}
	if (status === 401) {
		return {
			remedy:
				"Check the access key, or the client and user of the OAuth sign-in, in the credential. In eRecruiter, keys are made under Settings > 'Integracje z eRecruiter' > 'Partnerzy'.",
		};
	}
	return undefined;
}
