/** Driving the server as a process, through the client of the SDK. */
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect } from 'vitest';
import { program } from '../cli/hsimc.ts';

/** `modern` begins with server/discover, `legacy` with initialize. */
export type Era = 'modern' | 'legacy';

/** What a test looks at of a result. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly error: boolean;
}

export interface Session {
  readonly client: Client;
  readonly transport: StdioClientTransport;
  readonly errors: () => string;
  /** Calls a tool. A result is valid against the schema of the tool, and its text says the same. */
  readonly call: (name: string, given?: Record<string, unknown>) => Promise<Answer>;
}

const ajv = new Ajv2020({ strict: false });

export async function connected(words: readonly string[], cwd: string, era: Era = 'modern'): Promise<Session> {
  const transport = new StdioClientTransport({ command: process.execPath, args: [program, 'mcp', ...words], cwd, stderr: 'pipe' });
  let errors = '';
  transport.stderr?.on('data', (piece) => {
    errors += String(piece);
  });
  const client = new Client({ name: 'tests', version: '1' }, era === 'modern' ? { versionNegotiation: { mode: 'auto' } } : {});
  await client.connect(transport);
  afterAll(() => client.close());
  const { tools } = await client.listTools();
  const schemas = new Map(tools.map(({ name, outputSchema }) => [name, ajv.compile(outputSchema as object)]));
  const call = async (name: string, given: Record<string, unknown> = {}): Promise<Answer> => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: given }, { timeout: 600_000 });
    const [first] = content as readonly { readonly type: string; readonly text: string }[];
    if (isError === true) {
      expect(first.text.length).toBeLessThanOrEqual(4000);
      return { data: { error: first.text }, text: first.text, error: true };
    }
    const valid = schemas.get(name);
    expect(valid?.(structuredContent), `${name}: ${JSON.stringify(valid?.errors)}`).toBe(true);
    expect(JSON.parse(first.text)).toEqual(structuredContent);
    expect(first.text.length).toBeLessThanOrEqual(20_000);
    return { data: structuredContent as Record<string, unknown>, text: first.text, error: false };
  };
  return { client, transport, errors: () => errors, call };
}
