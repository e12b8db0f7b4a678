export interface Warning {
  readonly severity: 'fatal' | 'error' | 'warning';
  readonly message: string;
  readonly messageId?: string;
  readonly resourceType?: string;
  readonly innerType?: string;
}

export function typeOf(issue: Warning): string;
export function normalise(message: string): string;
export function kinds(issues: readonly Warning[]): string[];
export function difference(golden: readonly string[], found: readonly string[]): { added: string[]; gone: string[] };
