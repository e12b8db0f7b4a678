/**
 * Opens the pages of `hsimc report` in headless Chromium: light, dark and on a narrow screen, and prints them. A page must ask for no other file, run without an
 * error, be no wider than the screen, and have no serious finding of axe (WCAG 2 A and AA).
 *
 *     npm ci --prefix tools/pages && node tools/pages.mjs [--out FOLDER]
 *
 * The screenshots are for people to look at: in `.cache/pages`, unless `--out` says where. Needs Chromium (`CHROMIUM`, or on the path) and `npm ci --prefix tools/pages`.
 * Exit code 1 where a page fails, 3 where Chromium or the packages are not there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: here('../.cache/pages') } } });

function cannot(why) {
  console.error(`pages: not checked: ${why}`);
  process.exit(3);
}

function chromiumOf() {
  const names = process.env.CHROMIUM === undefined ? ['chromium', 'chromium-browser', 'google-chrome'] : [process.env.CHROMIUM];
  const found = names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim()).find((path) => path !== '');
  return found ?? cannot('there is no Chromium on the path');
}

const needs = createRequire(here('pages/package.json'));
const have = ['playwright-core', 'axe-core'].every((name) => existsSync(here(`pages/node_modules/${name}`)));
if (!have) cannot('run `npm ci --prefix tools/pages` first');
const { chromium } = needs('playwright-core');
const axe = readFileSync(needs.resolve('axe-core/axe.min.js'), 'utf8');
const executablePath = chromiumOf();

/** A chronic cohort with expectations and published figures; families with claims, fills and denials. */
const COHORTS = [
  ['clinical', ['diabetes', '--count', '400']],
  ['benefits', ['ppo_2025', '--count', '60']],
];
const VIEWS = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: 'narrow', colorScheme: 'light', width: 390 },
];

async function look(browser, file, name, view) {
  const problems = [];
  const context = await browser.newContext({ colorScheme: view.colorScheme, viewport: { width: view.width, height: 900 } });
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  await page.route('**', (route) => {
    const url = route.request().url();
    if (url === own) return route.continue();
    problems.push(`asks for ${url.slice(0, 120)}`);
    return route.abort();
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  await page.goto(own);
  const { wide, charts, unnamed } = await page.evaluate(() => ({
    wide: document.scrollingElement.scrollWidth - window.innerWidth,
    charts: document.querySelectorAll('svg').length,
    unnamed: [...document.querySelectorAll('svg')].filter(
      (svg) =>
        svg.getAttribute('aria-hidden') !== 'true' &&
        svg.getAttribute('aria-label') === null &&
        svg.querySelector('title') === null &&
        svg.closest('[aria-label], [aria-labelledby], figure') === null,
    ).length,
  }));
  if (wide > 0) problems.push(`is ${wide} pixels wider than the screen`);
  if (charts < 4) problems.push(`has ${charts} charts`);
  if (unnamed > 0) problems.push(`${unnamed} charts have no name for screen readers`);
  // Evaluated, since the policy of the page lets no script be added to it.
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
  for (const { id, impact, nodes } of found.violations)
    if (impact === 'serious' || impact === 'critical') problems.push(`axe ${id} (${impact}): ${nodes.length} places, first ${nodes[0].target.join(' ')}`);
  await page.screenshot({ path: join(values.out, `${name}-${view.name}.png`) });
  if (view.name === 'light') {
    await page.screenshot({ path: join(values.out, `${name}-whole.png`), fullPage: true });
    await page.pdf({ path: join(values.out, `${name}.pdf`), format: 'A4', printBackground: true });
  }
  await context.close();
  return problems;
}

const work = mkdtempSync(join(tmpdir(), 'hsimc-pages-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
mkdirSync(values.out, { recursive: true });
const hsimc = (...words) => execFileSync(process.execPath, [here('../dist/hsimc.js'), ...words], { stdio: ['ignore', 'ignore', 'ignore'] });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failed = 0;
for (const [name, words] of COHORTS) {
  const [run, page] = [join(work, name), resolve(work, `${name}.html`)];
  hsimc('compile', ...words, '--target', 'json', '--out', run);
  hsimc('report', run, '--out', page);
  for (const view of VIEWS) {
    const problems = await look(browser, page, name, view);
    console.log(`${name}, ${view.name}: ${problems.length === 0 ? 'ok' : 'FAIL'}`);
    for (const problem of problems) console.log(`  ${problem}`);
    failed += problems.length;
  }
}
await browser.close();
console.log(`screenshots: ${values.out}`);
process.exitCode = failed === 0 ? 0 : 1;
