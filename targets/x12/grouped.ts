/** Lists by what they have in common, in the order in which keys are first met. */
export function grouped<T, K>(list: readonly T[], keyOf: (one: T) => K & { readonly id: string }): [K, T[]][] {
  const groups = new Map<string, [K, T[]]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key.id);
    if (group === undefined) groups.set(key.id, [key, [one]]);
    else group[1].push(one);
  }
  return [...groups.values()];
}
