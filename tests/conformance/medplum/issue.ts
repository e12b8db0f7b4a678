/** What one judge objects to in a resource. */
export interface Objection {
  /** Where in the resource, as the judge names it. */
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a resource. */
export interface Issue extends Objection {
  /** Type and id of the resource, as in `Patient/p1`; a bundled one stands under its bundle. */
  readonly resource: string;
  readonly judge: 'schema' | 'structure' | 'types' | 'bindings' | 'form' | 'references';
}
