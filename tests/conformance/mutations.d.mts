/** A FHIR resource as parsed JSON. */
export type Resource = { readonly resourceType: string; readonly [element: string]: unknown };

/** One named, single damage. */
export interface Fault {
  /** `type: what is wrong`; unique. */
  readonly name: string;
  applies(resource: Resource): boolean;
  /** Damages the given copy in place. */
  break(copy: Resource): void;
}

export const mutations: readonly Fault[];
export function mutate(fault: Fault, resource: Resource): Resource;
export function victims(resources: readonly Resource[], most: number): readonly { readonly fault: Fault; readonly resources: readonly Resource[] }[];
