/** How many subjects the judges are given: few in the gate, and a multiple of them, `HSIMC_CONFORMANCE_SCALE`, in a longer run. */
const scale = Number(process.env.HSIMC_CONFORMANCE_SCALE ?? 1);
if (!Number.isInteger(scale) || scale < 1) throw new Error(`HSIMC_CONFORMANCE_SCALE must be a whole number from 1, not ${process.env.HSIMC_CONFORMANCE_SCALE}`);

/** @param {number} few @returns {number} */
export const subjects = (few) => few * scale;
