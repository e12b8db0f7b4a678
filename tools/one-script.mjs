/**
 * The modules that esbuild wrote, as one script: each is a function of it that runs when it is first asked for. One script is loaded quicker than a hundred modules,
 * and V8 can keep what it made of it.
 */

/**
 * @param modules texts by name, such as `chunk-ABC.js`: names differ in all folders
 * @returns the text of a function of (require, programUrl), which gives what a module exports by its name
 */
export function oneScript(modules) {
  const definitions = [...modules].map(([name, text]) => `${JSON.stringify(name)}(){${asBody(text)}}`);
  // What modules export does not change after they ran, and none needs another one that needs it: esbuild divides them so.
  const script = `(function (require, programUrl) {
const made = new Map();
const programModule = (path) => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!Object.hasOwn(definitions, name)) return require(path);
  if (!made.has(name)) made.set(name, definitions[name]());
  return made.get(name);
};
const programImport = async (path) => programModule(path);
const definitions = {
${definitions.join(',\n')}
};
return programModule;
})`;
  // One byte is one character then, which is quicker to read. esbuild has escaped all but regular expressions and templates.
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** esbuild leaves what is not bundled where it was written, so that it is anywhere between statements. */
const IMPORT = /(?<=^|[;}\n]\s*)import\s*(?:(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\}|\*\s*as ([\w$]+))?\s*from\s*)?("(?:\.{1,2}\/[\w./-]+\.js|node:[\w/]+|\w+)");/g;
const EXPORT = /export(?:\{([^}]*)\}| default ([^;]*));\s*$/;

/** A module as the body of a function that returns its exports. */
function asBody(text) {
  const head = [];
  let rest = text.replace(IMPORT, (_, byDefault, names, space, path) => {
    const module = `programModule(${path})`;
    const before = head.length;
    // What Node has of its own is its default export itself.
    if (byDefault !== undefined) head.push(`const ${byDefault}=${module}${path.startsWith('".') ? '.default' : ''};`);
    if (space !== undefined) head.push(`const ${space}=${module};`);
    if (names !== undefined) head.push(`const{${names.replaceAll(/ as /g, ':')}}=${module};`);
    if (head.length === before) head.push(`${module};`);
    return '';
  });
  const last = EXPORT.exec(rest);
  let returned = '';
  if (last !== null) {
    rest = rest.slice(0, last.index);
    const named = (last[1] ?? '').split(',').filter((one) => one !== '');
    const pairs = named.map((one) => one.split(' as ')).map(([inner, outer = inner]) => `${outer}:${inner}`);
    returned = `return{${last[2] === undefined ? pairs.join() : `default:${last[2]}`}};`;
  }
  return `"use strict";${head.join('')}${rest.replaceAll(/\bimport\(("[^"]+")\)/g, 'programImport($1)')}\n${returned}`;
}
