import { crc32, deflateSync } from 'node:zlib';

/** A square picture of a plain face, drawn here; the same bytes each time. */
export function makePng(side = 64): Buffer {
	const rows = Buffer.alloc(side * (1 + side * 3));
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			const offset = y * (1 + side * 3) + 1 + x * 3;
			rows.set(colourAt(x / side, y / side), offset);
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		// Stored, not compressed: the bytes then do not depend on the version of zlib.
		chunk('IDAT', deflateSync(rows, { level: 0 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function colourAt(x: number, y: number): [number, number, number] {
	const eye = Math.min(Math.hypot(x - 0.38, y - 0.42), Math.hypot(x - 0.62, y - 0.42)) < 0.05;
	const face = Math.hypot(x - 0.5, y - 0.5) < 0.36;
	const mouth = face && y > 0.62 && Math.abs(Math.hypot(x - 0.5, y - 0.5) - 0.22) < 0.025;
	if (eye || mouth) return [60, 50, 40];
	return face ? [240, 200, 130] : [200, 220, 235];
}

function chunk(type: string, content: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(content.length);
	const checksum = Buffer.alloc(4);
	checksum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, checksum]);
}
