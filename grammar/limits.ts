/** Limits that keep hostile input harmless. A shell may raise them; a `.hsim` file cannot. */
export interface SourceLimits {
  /** UTF-16 units of one file. */
  readonly sourceLength: number;
  /** UTF-16 units of one text literal. */
  readonly textLength: number;
  /** Depth of braces, brackets and parentheses together. */
  readonly nesting: number;
  readonly declarations: number;
}

export const defaultSourceLimits: SourceLimits = { sourceLength: 1_000_000, textLength: 65_536, nesting: 64, declarations: 10_000 };
