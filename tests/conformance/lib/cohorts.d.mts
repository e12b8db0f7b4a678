/** Real output for the judges; see cohorts.mjs. */
export class Cohorts {
  compiled(...args: string[]): Promise<string>;
  compiledWith(scenario: string, blocks: string, ...args: string[]): Promise<string>;
  written(module: string): Promise<string>;
  module(path: string): Promise<unknown>;
  remove(): void;
}
