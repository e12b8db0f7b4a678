/** Rules for `measure`, `cover` and `defects`. */
import type { Declaration } from '../ast/ast.ts';
import { declarationKeywords as d } from '../keywords.ts';
import * as t from '../tokens.ts';
import { MachineParser } from './machines-parser.ts';

export abstract class CohortParser extends MachineParser {
  protected measure = this.rule(
    'measure',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.measure));
      const name = this.name(this.CONSUME(t.Word));
      return { kind: 'measure', name, body: this.SUBRULE(this.body), span: this.since(start) };
    },
    () => null,
  );

  protected cover = this.rule(
    'cover',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.cover));
      return { kind: 'cover', body: this.SUBRULE(this.body), span: this.since(start) };
    },
    () => null,
  );

  protected defects = this.rule(
    'defects',
    (): Declaration | null => {
      const start = this.spanOf(this.CONSUME(d.defects));
      return { kind: 'defects', body: this.SUBRULE(this.body), span: this.since(start) };
    },
    () => null,
  );
}
