/** Something that this machine does not have, and without which nothing can be judged. The command says so in one line and ends with status 3. */
export class Lacking extends Error {}
