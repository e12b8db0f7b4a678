/** Limits that keep hostile input harmless. A shell may raise them; a `.hsim` file cannot. */
export interface SourceLimits {
  /** UTF-16 units of one file. */
  readonly sourceLength: number;
  /** UTF-16 units of one text literal. */
  readonly textLength: number;
  /** Depth of braces, brackets and parentheses together, and of `if` in `if`. */
  readonly nesting: number;
  /** Levels of the tree: a sum of n terms has n. Later stages go through them by recursion. */
  readonly height: number;
  readonly declarations: number;
}

export const defaultSourceLimits: SourceLimits = { sourceLength: 1_000_000, textLength: 65_536, nesting: 64, height: 500, declarations: 10_000 };
