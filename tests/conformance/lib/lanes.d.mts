export function inLanes<J extends { readonly name: string }, V>(
  judges: readonly J[],
  lanes: number,
  ask: (judge: J) => Promise<V>,
  print?: (text: string) => void,
): Promise<V[]>;
