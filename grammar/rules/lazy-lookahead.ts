/** The functions that choose alternatives by the tokens ahead, each made when it is first asked: most files use few of them. */
import { type BaseParser, type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type ForAlternation = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type ForOptional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

export class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0]): ForAlternation {
    let made: ForAlternation | null = null;
    const build = (): ForAlternation => super.buildLookaheadForAlternation(options);
    return function (this: BaseParser, alternatives) {
      made ??= build();
      return made.call(this, alternatives);
    };
  }

  override buildLookaheadForOptional(options: Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]): ForOptional {
    let made: ForOptional | null = null;
    const build = (): ForOptional => super.buildLookaheadForOptional(options);
    return function (this: BaseParser) {
      made ??= build();
      return made.call(this);
    };
  }
}
