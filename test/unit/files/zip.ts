import { crc32, deflateRawSync } from 'node:zlib';

interface Faults {
	/** The size that the last file says it has. */
	saidSize?: number;
	/** Whether the checksum of the last file does not fit. */
	wrongChecksum?: boolean;
}

/** A zip file, of which the last file may say what is not so. */
export function zip(
	files: ReadonlyArray<[string, Buffer]>,
	{ saidSize, wrongChecksum = false }: Faults = {},
): Buffer {
	const chunks: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	files.forEach(([name, content], index) => {
		const packed = deflateRawSync(content);
		const isLast = index === files.length - 1;
		const size = isLast ? (saidSize ?? content.length) : content.length;
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(content, isLast && wrongChecksum ? 1 : 0), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(size, 18);
		common.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		directory.push(
			Buffer.concat([
				Buffer.from('PK\u0001\u0002'),
				Buffer.from([20, 0]),
				common,
				rest,
				Buffer.from(name),
			]),
		);
		chunks.push(local);
		offset += local.length;
	});
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(files.length, 4);
	end.writeUInt16LE(files.length, 6);
	end.writeUInt32LE(listed.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...chunks, listed, Buffer.from('PK\u0005\u0006'), end]);
}
