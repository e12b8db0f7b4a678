/** What is said of a text next to it. */

export interface CompileOptions {
  /** The name of the text in diagnostics; `scenario.hsim` where it is not given. */
  readonly file?: string;
  /** Values of parameters by name: text of the language (`1 year`, `"a text"`), or a number. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /**
   * Gives the text of a file that the scenario imports or takes data from, or null where there is none. Modules of the library (`use "std/labs"`) are
   * always there. Without it other imports are refused.
   */
  readonly read?: (path: string, from: string) => string | null;
}
