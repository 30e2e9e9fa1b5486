import { Parser } from 'htmlparser2';

/**
 * Reads HTML for its tags, with no regard to which is in which: of those that are open, the parser would keep a list, and go
 * through it at each tag. 256 KiB of `<a>` took six seconds.
 */
export class HtmlParser extends Parser {
  /** Of a script it has to be known where it ends. */
  protected override isVoidElement(name: string): boolean {
    return name !== 'script';
  }
}
