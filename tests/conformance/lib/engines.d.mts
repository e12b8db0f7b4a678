/** A database engine of the system's packages. */
export interface Engine {
  /** Runs a script in its own folder; what it says on standard error. */
  load(folder: string, script: string): string;
  /** The only cell of the only row. */
  ask(sql: string): string;
  /** The rows of a query as CSV without a header: null is an empty cell, empty text is `""`. */
  csv(sql: string): string;
  /** Begins anew with an empty database. */
  clear(): void;
  stop(): void;
}

export const hasSqlite: boolean;
export const hasPostgres: boolean;
export function sqlite(folder: string): Engine;
export function postgres(): Engine;
