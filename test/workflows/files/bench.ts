import { Workbook } from 'exceljs';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Bench, NodeRun } from '../support';

/** The bytes of the file that a node has written. */
export async function fileIn(result: NodeRun, field = 'data'): Promise<Buffer> {
	const binary = result.outputs[0]?.[0]?.binary?.[field];
	if (!binary) throw new Error(`There is no file: ${result.error?.message ?? 'no error'}`);
	return await result.run.readBinary(binary);
}

/** Rows of the first sheet as lists of texts, the header row first. */
export async function sheetOf(bytes: Buffer, name?: string): Promise<string[][]> {
	const workbook = new Workbook();
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	const sheet = name ? workbook.getWorksheet(name) : workbook.worksheets[0];
	const rows: string[][] = [];
	sheet?.eachRow((row) => {
		const cells: string[] = [];
		row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text));
		rows.push(cells);
	});
	return rows;
}

/** An item that carries a file. */
export async function itemWithFile(
	bench: Bench,
	content: Buffer | string,
	name: string,
	json: INodeExecutionData['json'] = {},
): Promise<INodeExecutionData> {
	const data = await bench.n8n.storeBinary(Buffer.from(content), name, 'application/octet-stream');
	return { json, binary: { data } };
}

export function hintsOf({ hints }: NodeRun): string {
	return hints.map(({ message }) => message).join('\n');
}
