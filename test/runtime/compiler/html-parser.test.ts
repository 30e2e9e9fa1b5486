import { expect, test } from 'vitest';
import { HtmlParser } from '../../../runtime/compiler/html-parser.ts';

/** Each tag with the place where it begins, and each end of a script. */
function seen(html: string): string[] {
  const tags: string[] = [];
  const parser: HtmlParser = new HtmlParser({
    onopentag: (name) => void tags.push(`<${name}> ${parser.startIndex}`),
    onclosetag: (name) => {
      if (name === 'script') tags.push(`</script> ${parser.startIndex}`);
    },
  });
  parser.end(html);
  return tags;
}

test('tells each tag, and where scripts begin and end', () => {
  expect(seen('<p><b>a<script>"<i>"</script></b><li><li></p><br></br><script>')).toEqual([
    '<p> 0',
    '<b> 3',
    '<script> 7',
    '</script> 20',
    '<li> 33',
    '<li> 37',
    '<br> 45',
    '<br> 49',
    '<script> 54',
    '</script> 62',
  ]);
});

test('keeps no list of what is open', () => {
  class Watched extends HtmlParser {
    isKept(name: string): boolean {
      return !this.isVoidElement(name);
    }
  }
  const parser = new Watched({});
  expect(['a', 'p', 'svg', 'math', 'template', 'script'].filter((name) => parser.isKept(name))).toEqual(['script']);
});
