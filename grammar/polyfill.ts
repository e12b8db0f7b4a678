/** Chevrotain 13 calls `Object.groupBy`, which Node 20 lacks. Imported before Chevrotain; does nothing where the function exists. */
if (!('groupBy' in Object)) {
  Object.defineProperty(Object, 'groupBy', {
    configurable: true,
    writable: true,
    value: <T>(items: Iterable<T>, keyOf: (item: T, index: number) => PropertyKey): Partial<Record<PropertyKey, T[]>> => {
      const groups: Partial<Record<PropertyKey, T[]>> = Object.create(null);
      let index = 0;
      for (const item of items) {
        const key = keyOf(item, index++);
        const group = groups[key];
        if (group === undefined) groups[key] = [item];
        else group.push(item);
      }
      return groups;
    },
  });
}

export {};
