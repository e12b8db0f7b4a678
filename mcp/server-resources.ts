/** Resources: reference pages, scenarios, plans and runs, and the files of the skill. The important ones can be read by tools too. */
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { Stop, usage } from '../app/stop.ts';
import { QUERY_TIME } from './mcp-limits.ts';
import { mcpTerms } from './mcp-terms.ts';
import type { Workspace } from './workspace.ts';

/** Values that a completion offers at most, as the protocol has it. */
const MOST_COMPLETED = 100;
/** Runs that are listed, and rows of a table. */
const RUNS = 20;
const ROWS = 50;

const pages = async () => (await import('../app/reference-pages.ts')).referencePages();

/** Names of pages below a prefix, without it. */
async function namesOf(prefix: string): Promise<string[]> {
  return [...(await pages()).keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

const starting = (names: readonly string[], value: string): string[] => names.filter((name) => name.startsWith(value)).slice(0, MOST_COMPLETED);

async function page(uri: URL, name: string) {
  const { type, text } = (await import('../app/reference-pages.ts')).referencePage(name);
  return { contents: [{ uri: uri.href, mimeType: type, text: text() }] };
}

const json = (uri: URL, value: unknown) => ({
  contents: [{ uri: uri.href, mimeType: 'application/json', text: typeof value === 'string' ? value : JSON.stringify(value) }],
});

const one = (value: string | string[] | undefined): string => decodeURIComponent([value ?? ''].flat().join('/'));

/** What cannot be read is an error of the protocol, with the remedy in its message. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { message, remedy } = error.in(mcpTerms);
    throw new Error(remedy === null ? message : `${message}; ${remedy}`);
  }
}

export function registerResources(server: McpServer, workspace: Workspace): void {
  registerPages(server);
  registerRuns(server, workspace);
}

function registerPages(server: McpServer): void {
  const reference = new ResourceTemplate('hsim://reference/{+topic}', {
    list: async () => ({
      resources: starting(await namesOf(''), 'language/').map((topic) => ({ uri: `hsim://reference/${topic}`, name: topic, mimeType: 'text/markdown' })),
    }),
    complete: { topic: async (value) => starting(await namesOf(''), value) },
  });
  server.registerResource(
    'reference',
    reference,
    { title: 'Reference pages', description: 'Language, diagnostics, targets', mimeType: 'text/markdown' },
    (uri, { topic }) => readable(() => page(uri, one(topic))),
  );
  const scenarios = new ResourceTemplate('hsim://scenarios/{+id}', {
    list: async () => ({ resources: (await namesOf('scenario/')).map((id) => ({ uri: `hsim://scenarios/${id}`, name: id, mimeType: 'text/plain' })) }),
    complete: { id: async (value) => starting(await namesOf('scenario/'), value) },
  });
  server.registerResource('scenarios', scenarios, { title: 'Scenarios of the library', mimeType: 'text/plain' }, (uri, { id }) =>
    readable(() => page(uri, `scenario/${one(id)}`)),
  );
  const files = async (): Promise<string[]> => ['SKILL.md', ...(await namesOf('skill/')).map((name) => `${name}.md`)];
  const skill = new ResourceTemplate('skill://hsim/{+file}', {
    list: async () => ({ resources: (await files()).map((file) => ({ uri: `skill://hsim/${file}`, name: file, mimeType: 'text/markdown' })) }),
    complete: { file: async (value) => starting(await files(), value) },
  });
  server.registerResource('skill', skill, { title: 'The skill: how to write scenarios', mimeType: 'text/markdown' }, (uri, { file }) =>
    readable(() => page(uri, one(file) === 'SKILL.md' ? 'skill' : `skill/${one(file)}`)),
  );
}

const PARTS = ['manifest', 'statistics'];

function registerRuns(server: McpServer, workspace: Workspace): void {
  const runs = async (): Promise<string[]> => [...(await workspace.kept()).shelf.list()];
  const complete = { run: async (value: string) => starting(await runs(), value) };
  const template = new ResourceTemplate('hsim://runs/{run}/{part}', {
    list: async () => ({
      resources: (await runs()).slice(0, RUNS).map((run) => ({ uri: `hsim://runs/${run}/manifest`, name: `Manifest of ${run}`, mimeType: 'application/json' })),
    }),
    complete: { ...complete, part: (value) => starting(PARTS, value) },
  });
  server.registerResource(
    'runs',
    template,
    { title: 'Runs', description: 'manifest or statistics of a run', mimeType: 'application/json' },
    (uri, { run, part }) =>
      readable(async () => {
        const { shelf } = await workspace.kept();
        const { describeKept } = await import('../app/kept/describe-kept.ts');
        if (one(part) === 'manifest') return json(uri, shelf.head(shelf.require(one(run))));
        if (one(part) === 'statistics') return json(uri, describeKept(shelf, one(run)));
        throw usage('a run has no such part', `parts: ${PARTS.join(', ')}, tables/NAME`);
      }),
  );
  const tables = new ResourceTemplate('hsim://runs/{run}/tables/{table}', {
    list: undefined,
    complete: {
      ...complete,
      table: async (value) =>
        starting(
          (await import('../targets/tables/table-model.ts')).tables.map(({ name }) => name),
          value,
        ),
    },
  });
  server.registerResource('tables', tables, { title: 'First rows of a table', mimeType: 'application/json' }, (uri, { run, table }) =>
    readable(async () => {
      const { shelf } = await workspace.kept();
      const { firstRows } = await import('../app/kept/describe-kept.ts');
      return json(uri, await firstRows(shelf, one(run), one(table), ROWS, { milliseconds: QUERY_TIME, memory: '512MB', threads: 2 }));
    }),
  );
  const plans = new ResourceTemplate('hsim://plans/{hash}', { list: undefined });
  server.registerResource('plans', plans, { title: 'Plan (IR) of a run', mimeType: 'application/json' }, (uri, { hash }) =>
    readable(async () => {
      const { shelf } = await workspace.kept();
      return json(uri, shelf.planOf(one(hash)));
    }),
  );
}
