/** The page of the server: its tools are those of the program, and its options those of the command. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toolsReference } from '../../mcp/tools-reference.ts';
import { everyCommand } from '../cli/every-command.ts';

const path = 'docs/mcp.md';
const text = readFileSync(path, 'utf8');

test('the tools are those of the server', () => {
  const right = text.replace(
    /(<!-- generated: tools -->\n)[\s\S]*?(<!-- end -->)/,
    (_, start: string, end: string) => `${start}\n${toolsReference()}\n\n${end}`,
  );
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(path, right);
  else expect(text).toBe(right);
});

test('the options are those of the command', async () => {
  const options = (await everyCommand()).get('mcp')?.options.map(({ long }) => long) ?? [];
  expect([...text.matchAll(/^\| `(--[a-z-]+)`/gm)].map(([, option]) => option)).toEqual(options);
});

test('every configuration is of its format, and starts the server', () => {
  const configurations = [...text.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, json]) => JSON.parse(json) as object);
  expect(configurations.length).toBe(2);
  for (const one of configurations) {
    const [servers] = Object.values(one) as { hsimc: { command: string; args: string[] } }[];
    expect([servers.hsimc.command, ...servers.hsimc.args.slice(0, 4)]).toEqual(['npx', '-y', 'hsimc', 'mcp', '--dir']);
  }
});
