export const STYLE = `
:root { --ink: #1d2733; --soft: #5b6773; --line: #dde3e9; --paper: #fff; --back: #f3f5f8; --accent: #2456a6; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 14px/1.45 system-ui, 'DejaVu Sans', sans-serif; }
header, main { max-width: 1280px; margin: 0 auto; padding: 16px 24px; }
header { padding-bottom: 0; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 18px; margin: 0 0 8px; } h3 { font-size: 14px; margin: 18px 0 6px; }
header p { margin: 2px 0 10px; color: var(--soft); }
#message { min-height: 20px; color: #a32020; }
nav { display: flex; flex-wrap: wrap; gap: 14px; align-items: center; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px; margin-bottom: 16px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; font-weight: 600; color: var(--soft); white-space: nowrap; }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.short, code { white-space: nowrap; } td.number { text-align: right; } td.path { word-break: break-all; }
code { font: 12px ui-monospace, 'DejaVu Sans Mono', monospace; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
td a { display: inline-block; margin-right: 8px; }
button { font: inherit; padding: 4px 12px; border: 1px solid var(--accent); border-radius: 5px; background: var(--paper); color: var(--accent); cursor: pointer; }
button:hover { background: #eaf0fa; }
button.danger { border-color: #a32020; color: #a32020; margin-left: auto; }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-bottom: 10px; }
label { display: grid; gap: 2px; font-size: 12px; color: var(--soft); }
input, select { font: inherit; padding: 4px 6px; border: 1px solid #b9c3cd; border-radius: 5px; background: var(--paper); }
input[type=number] { width: 80px; }
.none { color: var(--soft); }
.mark { display: inline-block; padding: 0 8px; border-radius: 9px; font-size: 12px; background: #e6eaee; white-space: nowrap; }
.mark.open, .mark.published, .mark.confirmed { background: #d9f0e0; color: #17613a; }
.mark.due { background: #fdeecb; color: #7a5200; }
.mark.fault { background: #fbdcdc; color: #8c1c1c; }
`;

/** Each button sends what its data attributes say, then the page is loaded again. */
export const SCRIPT = `
async function send(method, path, body) {
	const response = await fetch(path, {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body,
	});
	if (response.ok) return location.reload();
	const { error, errors } = await response.json();
	document.getElementById('message').textContent =
		[error, ...errors.map(({ field, message }) => field + ': ' + message)].join(' – ');
}
document.addEventListener('click', ({ target }) => {
	const { post, body, delete: remove, reload } = target.dataset;
	if (reload !== undefined) location.reload();
	if (post) send('POST', post, body);
	if (remove) send('DELETE', remove);
});
document.getElementById('fault').addEventListener('submit', (event) => {
	event.preventDefault();
	const fields = [...new FormData(event.target)].filter(([, value]) => value !== '');
	const numbers = ['every', 'times', 'after', 'retryAfter'];
	const fault = fields.map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]);
	send('POST', '/control/faults', JSON.stringify(Object.fromEntries(fault)));
});
`;
