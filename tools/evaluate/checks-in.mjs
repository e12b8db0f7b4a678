/** Text of `checks.sql` → the requests, each with the number of people and its queries. `-- N × people` begins a request, `-- words` names the query in the line below. */
export function checksIn(text) {
  const requests = [];
  let name = null;
  for (const line of text.split('\n')) {
    const head = /^-- (\d+) × (\d+)$/.exec(line);
    if (head !== null) requests.push({ number: head[1], people: Number(head[2]), checks: [] });
    else if (line.startsWith('-- ')) name = line.slice(3);
    else if (line.startsWith('select ')) {
      if (name === null || requests.length === 0) throw new Error(`a query without a name: ${line}`);
      requests.at(-1).checks.push({ name, sql: line.replace(/;$/, '') });
      name = null;
    }
  }
  return requests;
}
