import { createServer } from 'node:http';
import { BinaryDataService } from 'n8n-core';
import { ownAddress } from './additionalData';
import { Container } from './container';

export interface SignedFiles {
	/** How often a file was fetched. */
	readonly fetched: number;
	close(): Promise<void>;
}

/** Serves the files that nodes offer at signed addresses, as n8n's own API does. */
export async function serveSignedFiles(): Promise<SignedFiles> {
	let fetched = 0;
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const answer = async () => {
			const service = Container.get(BinaryDataService);
			const id = service.validateSignedToken(url.searchParams.get('token') ?? '');
			const { mimeType } = await service.getMetadata(id);
			const bytes = await service.getAsBuffer({ id, data: '', mimeType: mimeType ?? '' });
			fetched += 1;
			response.writeHead(200, { 'content-type': mimeType ?? 'application/octet-stream' });
			response.end(bytes);
		};
		if (url.pathname !== '/rest/binary-data/signed') return void response.writeHead(404).end();
		answer().catch(() => response.writeHead(400).end());
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	const before = ownAddress.restApiUrl;
	ownAddress.restApiUrl = `http://127.0.0.1:${address.port}/rest`;
	return {
		get fetched() {
			return fetched;
		},
		async close() {
			ownAddress.restApiUrl = before;
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
