import type { ApplicationSource } from '../../shared/node/applications';
import { inhire } from '../../shared/vendors/inhire';
import type { ApplicationFilter, InhireClient } from '../../shared/vendors/inhire/client';
import { toApplication } from '../../shared/vendors/inhire/mapping';
import type { InhireApplication } from '../../shared/vendors/inhire/records';

/** inhire as the operations on applications see it. */
export function sourceOf({
	application,
	applications,
	document,
}: InhireClient): ApplicationSource<InhireApplication, ApplicationFilter> {
	return { name: inhire.name, application, applications, document, toApplication };
}
