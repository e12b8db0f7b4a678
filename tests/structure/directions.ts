/** Which folders of sources each folder may import from. `biome.json` enforces it; the tests next to this file compare the two. */
export const DIRECTIONS = {
  model: [],
  draws: ['model'],
  vocabulary: ['model'],
  ir: ['model', 'vocabulary'],
  grammar: ['model', 'vocabulary'],
  compiler: ['model', 'draws', 'vocabulary', 'ir', 'grammar'],
  runtime: ['model', 'draws', 'vocabulary', 'ir'],
  targets: ['model'],
  validation: ['model', 'vocabulary'],
  app: ['model', 'draws', 'vocabulary', 'ir', 'grammar', 'compiler', 'runtime', 'targets', 'validation'],
  mcp: ['model', 'draws', 'vocabulary', 'ir', 'grammar', 'compiler', 'runtime', 'targets', 'validation', 'app'],
  cli: ['model', 'draws', 'vocabulary', 'ir', 'grammar', 'compiler', 'runtime', 'targets', 'validation', 'app', 'mcp'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Folder = keyof typeof DIRECTIONS;

export const FOLDERS = Object.keys(DIRECTIONS) as readonly Folder[];

/** Folders with code that no source imports. */
export const OUTSIDE = ['bench', 'tests', 'tools'] as const;

/** The folders that take no part in the purity of the core: they read files and start threads. */
export const SHELLS: readonly Folder[] = ['app', 'mcp', 'cli'];

export function allows(from: Folder, to: string): boolean {
  return (DIRECTIONS[from] as readonly string[]).includes(to);
}
