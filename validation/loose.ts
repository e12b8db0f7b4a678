/** Records as far as they could be read: a field that is missing or wrong is `undefined`, and nothing is said about it a second time. */
import type { Subject } from '../model/subject.ts';

export type Loose<T> = T extends readonly (infer U)[] ? readonly (Loose<U> | undefined)[] : T extends object ? { readonly [K in keyof T]?: Loose<T[K]> } : T;

export type LooseSubject = Loose<Subject>;
