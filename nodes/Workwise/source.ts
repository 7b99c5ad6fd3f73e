import type { ApplicationSource } from '../../shared/node/applications';
import { workwise } from '../../shared/vendors/workwise';
import type { ApplicationFilter, WorkwiseClient } from '../../shared/vendors/workwise/client';
import { toApplication } from '../../shared/vendors/workwise/mapping';
import type { WorkwiseApplication } from '../../shared/vendors/workwise/records';

/** Workwise as the operations on applications see it. */
export function sourceOf({
	application,
	applications,
	document,
}: WorkwiseClient): ApplicationSource<WorkwiseApplication, ApplicationFilter> {
	return { name: workwise.name, application, applications, document, toApplication };
}
