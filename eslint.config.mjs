import { config } from '@n8n/node-cli/eslint';

/** n8n's own rules for nodes, credentials and package.json, unchanged; what cannot apply elsewhere is said here. */
export default [
	{ ignores: ['dist/**', 'out/**', '.n8n-real/**', 'test/e2e/node_modules/**'] },
	...config,
	{
		// Tests and the stand-in vendors never run inside n8n: they are ordinary Node programs.
		files: ['test/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'no-console': 'off',
		},
	},
	{
		// The core below the nodes knows no n8n errors; shared/node turns its failures into them.
		files: ['shared/**/*.ts'],
		rules: { '@n8n/community-nodes/require-node-api-error': 'off' },
	},
	{
		// n8n stores a file without holding it whole from a stream of Node only; this file makes one, and is not loaded
		// before a file is written or read.
		files: ['shared/files/nodeModules.ts'],
		rules: { '@n8n/community-nodes/no-restricted-imports': 'off' },
	},
];
