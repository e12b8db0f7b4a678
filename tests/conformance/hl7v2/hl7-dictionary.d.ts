/** What of the package `hl7-dictionary`, which has no types of its own, is read here. */
declare module 'hl7-dictionary' {
  export interface FieldOf {
    readonly datatype: string;
    readonly desc: string;
    readonly opt: number;
    readonly rep: number;
    readonly table?: number;
    /** Most characters. */
    readonly len?: number;
  }
  export interface Node {
    readonly name: string;
    readonly min: number;
    /** 0: no limit. */
    readonly max: number;
    readonly children?: readonly Node[];
    readonly compounds?: readonly { readonly name: string }[];
  }
  export interface Definitions {
    readonly segments: Readonly<Record<string, { readonly fields: readonly FieldOf[] }>>;
    readonly fields: Readonly<Record<string, { readonly subfields?: readonly FieldOf[] }>>;
    readonly messages: Readonly<Record<string, { readonly segments: { readonly segments: readonly Node[] } }>>;
  }
  const dictionary: {
    readonly definitions: Readonly<Record<string, Definitions>>;
    readonly tables: Readonly<Record<string, { readonly values: Readonly<Record<string, string>> }>>;
  };
  export default dictionary;
}
