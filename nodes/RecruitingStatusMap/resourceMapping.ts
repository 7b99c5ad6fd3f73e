import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { Status } from '../../shared/model';
import { toNodeError } from '../../shared/node/run/errors';
import { lockedTarget, presets, presetTarget, type Preset } from '../../shared/statuses/presets';
import { connectStatusSystem, type Side } from '../systems';

/** One field for each status of the source, with the statuses of the target to choose from. */
export async function getStatusFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const [from, to] = await Promise.all([
			readStatuses(this, 'source'),
			readStatuses(this, 'target'),
		]);
		const chosen = textParameter(this, 'preset');
		const preset = presets.find((name) => name === chosen) ?? 'none';
		return {
			fields: from.map((status) => toField(status, to, preset)),
			emptyFieldsNotice:
				'No statuses. Choose the systems, their credentials, and the job where one is asked for.',
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}

function toField(status: Status, target: readonly Status[], preset: Preset): ResourceMapperField {
	const locked = lockedTarget(status, target);
	const proposed = locked ?? presetTarget(preset, status, target);
	const origin = status.builtIn === false ? ' · Custom' : '';
	return {
		id: status.id,
		displayName: `${status.name}${origin}${locked ? ' · Locked' : ''}`,
		required: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'options',
		options: (locked ? [locked] : target).map(({ id, name }) => ({ name, value: id })),
		readOnly: locked !== undefined,
		...(proposed && { defaultValue: proposed.id }),
	};
}

async function readStatuses(context: ILoadOptionsFunctions, side: Side): Promise<Status[]> {
	const statusSystem = await connectStatusSystem(context, textParameter(context, `${side}System`));
	if (!statusSystem) return [];
	return await statusSystem.statuses(
		statusSystem.jobs ? textParameter(context, `${side}Job`) : undefined,
	);
}

function textParameter(context: ILoadOptionsFunctions, name: string): string {
	const value = context.getCurrentNodeParameter(name, { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
