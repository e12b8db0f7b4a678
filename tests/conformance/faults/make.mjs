/**
 * What a fault is made of.
 *
 * A fault is one named, single damage to a good resource: `applies` says whether a resource can suffer it, `break` does it to a copy. Names read as
 * `type: what is wrong`. A fault must never depend on values that only one producer writes: it looks at the shape of a resource, so that the same list
 * serves any good FHIR R4 / US Core 6.1 output.
 */

/** US Core's profiles. */
export const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/';

/** @returns {import('../mutations.mjs').Fault} */
export const fault = (name, applies, breakCopy) => ({ name, applies, break: breakCopy });

/** A fault of one resource type; `path` names the elements that must be there, dots between levels, arrays entered at their first entry. */
export const faultOf = (type, what, paths, breakCopy) =>
  fault(`${type}: ${what}`, (r) => r.resourceType === type && paths.every((path) => at(r, path) !== undefined), breakCopy);

/** The element is taken away. */
export const without = (type, path) =>
  faultOf(type, `no ${path}`, [path], (r) => {
    delete holder(r, path)[last(path)];
  });

/** The element gets another value. */
export const put = (type, what, path, value) =>
  faultOf(type, what, [path], (r) => {
    holder(r, path)[last(path)] = value;
  });

const last = (path) => path.slice(path.lastIndexOf('.') + 1);

/** The object that has the last element of a path, entering arrays at their first entry. */
function holder(resource, path) {
  let value = resource;
  for (const name of path.split('.').slice(0, -1)) {
    value = value?.[name];
    if (Array.isArray(value)) value = value[0];
  }
  return value;
}

/** The value at a path, whole if it is an array; undefined where there is none. */
export const at = (resource, path) => holder(resource, path)?.[last(path)];

/** Whether a resource says that it follows a US Core profile, with or without a version behind it. */
export const follows = (r, profile) => (r.meta?.profile ?? []).some((url) => url.split('|')[0] === US_CORE + profile);

/** A code with nothing but system and code. */
export const concept = (system, code) => ({ coding: [{ system, code }] });
