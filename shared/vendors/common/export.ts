/** What a source is told of an application that has arrived in another system. */
export interface ExportConfirmation {
	targetSystem: string;
	targetJobId: string;
	targetApplicationId?: string;
	result: 'created' | 'alreadyExists';
	/** ISO 8601 with offset. */
	exportedAt: string;
}
