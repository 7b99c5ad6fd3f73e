import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { Status } from '../../shared/model';
import { toNodeError } from '../../shared/node/run/errors';
import { lockedTarget, presets, presetTarget, type Preset } from '../../shared/statuses/presets';
import { connectStatusSystem, type Side } from '../systems';
import { leave } from './parameters';
import { statusesToShow } from './statuses';

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
				'No statuses. Choose the systems and their credentials; a system whose statuses belong to a job needs an open job.',
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}

function toField(
	{ status, key }: Shown,
	target: readonly Shown[],
	preset: Preset,
): ResourceMapperField {
	const statuses = target.map((shown) => shown.status);
	const locked = lockedTarget(status, statuses);
	const proposed = locked ?? presetTarget(preset, status, statuses);
	const origin = status.builtIn === false ? ' · Custom' : '';
	const choices = locked ? target.filter((shown) => shown.status === locked) : target;
	const options = choices.map((shown) => ({ name: shown.status.name, value: shown.key }));
	const stays = { name: 'Leave as It Is', value: leave };
	const proposedKey =
		proposed === 'leave' ? leave : target.find((shown) => shown.status === proposed)?.key;
	return {
		id: key,
		displayName: `${status.name}${origin}${locked ? ' · Locked' : ''}`,
		required: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		type: 'options',
		options: locked ? options : [...options, stays],
		readOnly: locked !== undefined,
		...(proposedKey && { defaultValue: proposedKey }),
	};
}

/** A status with what stands for it in the map: its name if every job has one of its own. */
interface Shown {
	status: Status;
	key: string;
}

async function readStatuses(context: ILoadOptionsFunctions, side: Side): Promise<Shown[]> {
	const system = textParameter(context, `${side}System`);
	const statusSystem = await connectStatusSystem(context, system, side);
	if (!statusSystem) return [];
	const perJob = statusSystem.jobs !== undefined;
	const job = perJob ? textParameter(context, `${side}Job`) : '';
	const statuses = await statusesToShow(statusSystem, job || undefined);
	return statuses.map((status) => ({ status, key: perJob ? status.name : status.id }));
}

function textParameter(context: ILoadOptionsFunctions, name: string): string {
	const value = context.getCurrentNodeParameter(name, { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
