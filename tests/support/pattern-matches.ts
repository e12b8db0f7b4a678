/** Every text that a pattern of letters, digits, classes, groups, alternatives and `?` matches. */
export function matchesOf(pattern: string): string[] {
  let at = 0;
  const alternatives = (): string[] => {
    const all = sequence();
    while (pattern[at] === '|') {
      at++;
      all.push(...sequence());
    }
    return all;
  };
  const sequence = (): string[] => {
    let texts = [''];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const own = part();
      texts = texts.flatMap((text) => own.map((one) => text + one));
    }
    return texts;
  };
  const part = (): string[] => {
    let own: string[];
    if (pattern[at] === '(') {
      at++;
      own = alternatives();
      at++;
    } else if (pattern[at] === '[') {
      const end = pattern.indexOf(']', at);
      own = members(pattern.slice(at + 1, end));
      at = end + 1;
    } else own = [pattern[at++]];
    if (pattern[at] !== '?') return own;
    at++;
    return ['', ...own];
  };
  return alternatives();
}

/** The characters of a class, `0-3A`. */
function members(text: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i + 1] !== '-') found.push(text[i]);
    else {
      for (let code = text.charCodeAt(i); code <= text.charCodeAt(i + 2); code++) found.push(String.fromCharCode(code));
      i += 2;
    }
  }
  return found;
}
