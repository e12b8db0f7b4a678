/** The resources of bundles by type, with references as bulk files have them: the way back of `fhir-bundle.ts` and `posted-entries.ts`. */
import { searchOf } from './posted-entries.ts';
import { listOf } from './read-resource.ts';
import type { AnyResource, Resources } from './subject-of-resources.ts';

export interface Bundle {
  readonly entry?: readonly { readonly fullUrl?: string; readonly resource?: AnyResource }[];
}

/** @param bundles all parts of the bundle of one subject */
export function resourcesOfBundles(bundles: readonly Bundle[]): Resources {
  const entries = bundles.flatMap(({ entry }) => listOf(entry));
  const byType = new Map<string, AnyResource[]>();
  /** What a reference to a resource that has no id yet stands for. */
  const meant = new Map<string, string>();
  for (const { fullUrl, resource } of entries) {
    if (typeof resource !== 'object' || resource === null) continue;
    const { resourceType: type } = resource;
    const own = `${type}/${String(resource['id'])}`;
    if (typeof fullUrl === 'string' && fullUrl.startsWith('urn:uuid:')) {
      meant.set(fullUrl, own);
      for (const one of listOf(resource['identifier'] as readonly { readonly system?: unknown; readonly value?: unknown }[] | undefined))
        if (typeof one.system === 'string' && typeof one.value === 'string') meant.set(`${type}?${searchOf({ system: one.system, value: one.value })}`, own);
    }
    const others = byType.get(type);
    if (others === undefined) byType.set(type, [resource]);
    else others.push(resource);
  }
  if (meant.size === 0) return byType;
  return new Map([...byType].map(([type, resources]) => [type, resources.map((one) => resolved(one, meant) as AnyResource)]));
}

/** Deeper than any element with a reference in it. */
const DEEPEST = 50;

function resolved(value: unknown, meant: ReadonlyMap<string, string>, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => resolved(one, meant, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'reference' && typeof one === 'string' ? (meant.get(one) ?? one) : resolved(one, meant, depth + 1),
    ]),
  );
}
