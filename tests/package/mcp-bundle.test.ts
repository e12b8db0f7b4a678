/** The bundle for desktop clients, the plugin and the entry of the registry: of one version, with the tools of the server, and the bundle starts. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { toolsOf } from '../../mcp/tools/all-tools.ts';
import { everyCommand } from '../cli/every-command.ts';
import { workFolder } from '../cli/hsimc.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const { version, mcpName, license } = read('package.json');
const manifestPath = 'tools/mcpb/manifest.json';

test('the manifest lists the tools, each with its title', () => {
  const manifest = read(manifestPath);
  const tools = toolsOf(false).map(({ name, title }) => ({ name, description: title }));
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(manifestPath, `${JSON.stringify({ ...manifest, tools }, null, 2)}\n`);
  else expect(manifest.tools).toEqual(tools);
});

test('all descriptions are of the version of the package', async () => {
  const plugin = read('.claude-plugin/plugin.json');
  const [listed] = read('.claude-plugin/marketplace.json').plugins;
  const server = read('server.json');
  const manifest = read(manifestPath);
  expect([manifest.version, plugin.version, server.version, server.packages[0].version]).toEqual([version, version, version, version]);
  expect([manifest.license, plugin.license]).toEqual([license, license]);
  expect(server.name).toBe(mcpName);
  expect(server.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
  expect(server.description.length).toBeLessThanOrEqual(100);
  expect(plugin.mcpServers.hsimc.args).toEqual(['-y', `hsimc@${version}`, 'mcp', '--dir', '.']);
  // The skill is found next to the plugin.
  expect([listed.name, listed.source, existsSync('skills/hsim/SKILL.md')]).toEqual([plugin.name, './', true]);
  expect(plugin.name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  const options = (await everyCommand()).get('mcp')?.options.map(({ long }) => long) ?? [];
  for (const { type, name } of server.packages[0].packageArguments) if (type === 'named') expect(options).toContain(name);
});

test('the bundle holds what its manifest names, and starts as it says', async () => {
  const folder = workFolder();
  const file = join(folder, 'hsimc.mcpb');
  execFileSync(process.execPath, ['tools/mcpb.mjs', file]);
  const place = join(folder, 'installed');
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(file))))) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), bytes);
  }
  const { server, user_config: config } = read(join(place, 'manifest.json'));
  expect(existsSync(join(place, server.entry_point))).toBe(true);
  expect(Object.keys(config)).toEqual(['folder']);
  mkdirSync(join(folder, 'work'));
  const args = server.mcp_config.args.map((word: string) => word.replace(/\$\{__dirname\}/, place).replace(/\$\{user_config\.folder\}/, join(folder, 'work')));
  const client = new Client({ name: 'tests', version: '1' });
  await client.connect(new StdioClientTransport({ command: server.mcp_config.command, args, cwd: folder, stderr: 'ignore' }));
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(toolsOf(false).map(({ name }) => name));
  const { structuredContent } = await client.callTool({ name: 'check_scenario', arguments: { scenario: 'patientsim/diabetes' } });
  expect(structuredContent).toMatchObject({ ok: true });
  await client.close();
});
