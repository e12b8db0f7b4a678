/** Faults of x12/faults.ts that pyx12 is known not to see, and why. The list is checked: what is seen after all must leave it. */
export const unseenByPyx12 = new Map([
  ['an unknown version', 'the version of the group decides by which guide a set is read, and that of the set is not compared'],
  ['a patient status that there is not', 'it has no list of patient statuses'],
]);

/** Faults that LinuxForHealth x12 is known not to see. */
export const unseenByLinuxForHealth = new Map([
  ['a kind of trace that there is not', 'its trace of an inquiry has no list of types'],
  ['no subscriber number', 'a member of the 834 has references, and none of them is required'],
  ['no day of the coverage', 'a coverage of the 834 has days, and none of them is required'],
]);
