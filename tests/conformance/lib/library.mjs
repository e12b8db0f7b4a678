/** The scenarios of the library, for judges. The gate gives them some of each kind; with `HSIMC_CONFORMANCE_SCENARIOS=all` they are given every one. */
import { readdirSync } from 'node:fs';

const wanted = process.env.HSIMC_CONFORMANCE_SCENARIOS ?? 'some';
if (!['some', 'all'].includes(wanted)) throw new Error(`HSIMC_CONFORMANCE_SCENARIOS must be some or all, not ${wanted}`);

const isAll = wanted === 'all';

/** @param {string} area a folder of `scenarios/` @returns {string[]} names of its scenarios, such as `membersim/ppo_2025` */
const scenariosOf = (area) =>
  readdirSync(new URL(`../../../scenarios/${area}`, import.meta.url))
    .filter((name) => /^[^.]+\.hsim$/.test(name))
    .map((name) => `${area}/${name.slice(0, -'.hsim'.length)}`)
    .sort();

/**
 * @param {string} area
 * @param {readonly string[]} some names in that area, for the gate
 * @returns {string[]}
 */
export const chosen = (area, some) => (isAll ? scenariosOf(area) : some.map((name) => `${area}/${name}`));
