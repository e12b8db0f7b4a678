/** The pages by role, the guides and the generated pages about the sources: what is in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GuidePage {
  readonly path: string;
  readonly text: string;
}

const pagesIn = (folder: string): readonly GuidePage[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Those with commands. */
export const guidePages: readonly GuidePage[] = [...pagesIn('docs/start'), ...pagesIn('docs/guides')];

/** Commands, with what they print. */
export const sessions = /(^```sh\n([\s\S]*?)^```\n\n```text\n)([\s\S]*?)(^```$)/gm;
