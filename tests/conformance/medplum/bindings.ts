/** The third judge: required bindings to value sets that HL7's R4 definitions list code by code. The others see only those that the JSON schema enumerates. */
import { isRecord, type Json, terminology } from './definitions.ts';
import type { Objection } from './issue.ts';
import type { Found } from './walk.ts';

/** Codes as `system|code`. */
type Codes = ReadonlySet<string>;

let resources: ReadonlyMap<string, Json> | undefined;
const expansions = new Map<string, Codes | undefined>();

/** The codes of a value set; undefined where the definitions do not list them all. */
function expand(url: string): Codes | undefined {
  if (!expansions.has(url)) {
    resources ??= terminology();
    const found = resources.get(`ValueSet ${url}`);
    expansions.set(url, found && isRecord(found['compose']) ? compose(found['compose']) : undefined);
  }
  return expansions.get(url);
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function compose(rules: Json): Codes | undefined {
  if (rules['exclude'] !== undefined) return undefined;
  const codes = new Set<string>();
  for (const include of list(rules['include'])) {
    const part = include['filter'] === undefined && include['valueSet'] === undefined ? included(include) : undefined;
    if (part === undefined) return undefined;
    for (const code of part) codes.add(code);
  }
  return codes;
}

function included(include: Json): readonly string[] | undefined {
  const system = String(include['system']);
  if (include['concept'] !== undefined) return list(include['concept']).map(({ code }) => `${system}|${code}`);
  const codeSystem = resources?.get(`CodeSystem ${system}`);
  if (codeSystem?.['content'] !== 'complete') return undefined;
  return concepts(codeSystem['concept']).map((code) => `${system}|${code}`);
}

function concepts(tree: unknown): string[] {
  return list(tree).flatMap((concept) => [String(concept['code']), ...concepts(concept['concept'])]);
}

/** Codings of a value, of whichever type; a code without system may be of any. */
function given(type: string, value: unknown): readonly Json[] {
  if (type === 'code') return [{ code: value }];
  if (!isRecord(value)) return [];
  return type === 'CodeableConcept' ? list(value['coding']) : [value];
}

/** Objections to the values of a resource. */
export function byBindings(found: readonly Found[]): Objection[] {
  return found.flatMap(({ path, type, element, value }) => {
    if (element.binding?.strength !== 'required' || element.binding.valueSet === undefined) return [];
    if (type !== 'code' && type !== 'Coding' && type !== 'CodeableConcept') return [];
    const url = element.binding.valueSet.split('|')[0];
    const codes = expand(url);
    const codings = given(type, value);
    if (codes === undefined || codings.length === 0) return [];
    const fits = ({ system, code }: Json) => (system === undefined ? [...codes].some((c) => c.endsWith(`|${code}`)) : codes.has(`${system}|${code}`));
    return codings.some(fits) ? [] : [{ path, message: `none of the codes is in the required value set ${url}` }];
  });
}
