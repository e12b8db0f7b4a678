/** A target cannot continue with what the user gave it: one line, and what to do. Not a fault of the program. */
export class Refusal extends Error {
  readonly remedy: string | null;

  constructor(message: string, remedy: string | null = null) {
    super(message);
    this.remedy = remedy;
  }
}
