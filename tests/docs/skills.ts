/** The skills of the package, with their references and the scenarios in them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Skill {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** The scenarios in it and in its references, with the file that each is in. */
  readonly examples: readonly (readonly [file: string, source: string])[];
}

export const skills: readonly Skill[] = readdirSync('skills', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const path = `skills/${name}/SKILL.md`;
    const references = existsSync(`skills/${name}/references`)
      ? readdirSync(`skills/${name}/references`).map((file) => `skills/${name}/references/${file}`)
      : [];
    const examples = [path, ...references].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^```hsim\n([\s\S]*?)^```$/gm)].map((match) => [file, match[1]] as const),
    );
    return { name, path, text: readFileSync(path, 'utf8'), examples };
  });
