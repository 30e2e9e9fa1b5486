import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { en } from '../../../ide/texts/en.ts';

const ide = fileURLToPath(new URL('../../../ide', import.meta.url));
const FOLDERS = ['panels', 'parts', 'pages', 'editor', 'session', 'state'];
const FILES = FOLDERS.flatMap((folder) => sources(join(ide, folder)));
/** Attributes that a person reads or hears. */
const SPOKEN = /\b(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt|label)=(?:"([^"]*)"|'([^']*)')/g;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What people would read of the templates in `code`, values left out. */
function readable(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText())) {
      // A value becomes a mark that no text holds.
      const markup = ts.isNoSubstitutionTemplateLiteral(node.template)
        ? node.template.text
        : [node.template.head.text, ...node.template.templateSpans.map((span) => span.literal.text)].join('\u0000');
      found.push(...[...markup.matchAll(SPOKEN)].map((match) => match[1] ?? match[2] ?? ''));
      found.push(
        ...markup
          .replace(/<!--.*?-->/gs, '')
          .replace(/<[^>]*>/g, '\u0000')
          .split('\u0000'),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true));
  return found.filter((text) => /\p{L}{2}/u.test(text)).map((text) => text.trim());
}

test('finds text that is written into a template, or into an attribute that is heard', () => {
  expect(readable('html`<p>${x} Hello you</p>`')).toEqual(['Hello you']);
  expect(readable('html`<button aria-label="Close it">${icon}</button>`')).toEqual(['Close it']);
  expect(readable('html`<p class="some words" aria-label=${t("a")}>${a > b ? html`<b>nested</b>` : ""}</p>`')).toEqual(['nested']);
  expect(readable('svg`<path d="M3 3"/>`')).toEqual([]);
});

test.each(FILES.map((file) => relative(ide, file)))('%s has no text of its own', (file) => {
  expect(readable(readFileSync(join(ide, file), 'utf8'))).toEqual([]);
});

test('every text of the catalogue is used somewhere, and every key that is used is there', () => {
  const code = FILES.map((file) => readFileSync(file, 'utf8')).join('\n');
  const keys = Object.keys(en);
  // A key may be put together: `side.${side}`.
  const used = (key: string): boolean => code.includes(`'${key}'`) || parts(key).some((prefix) => code.includes(`\`${prefix}\${`));
  expect(keys.filter((key) => !used(key))).toEqual([]);
  const written = [...code.matchAll(/\b(?:t|segments)\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? '');
  expect(written.length).toBeGreaterThan(50);
  expect(written.filter((key) => !keys.includes(key))).toEqual([]);
});

function parts(key: string): string[] {
  return [...key.matchAll(/\./g)].map((dot) => key.slice(0, dot.index + 1));
}
