export interface RequestChecks {
  readonly number: string;
  readonly people: number;
  readonly checks: readonly { readonly name: string; readonly sql: string }[];
}
export function checksIn(text: string): readonly RequestChecks[];
