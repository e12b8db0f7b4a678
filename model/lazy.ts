/** A value that is computed at its first use and kept: reading a table costs nothing until a person is made from it. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
