export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  readonly lacking: boolean;
}
export function command(program: string, args: readonly string[], options?: { readonly cwd?: string }): Promise<Ended>;
export function ran(program: string, args: readonly string[], options?: { readonly cwd?: string }): Promise<Ended>;
