/** Faults of x12/faults.ts that pyx12 is known not to see, and why. The list is checked: what is seen after all must leave it. */
export const unseenByPyx12 = new Map([
  ['an unknown version', 'the version of the group decides by which guide a set is read, and that of the set is not compared'],
  ['a patient status that there is not', 'it has no list of patient statuses'],
]);
