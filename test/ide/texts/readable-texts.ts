import ts from 'typescript';

/** Attributes that a person reads or hears, and the properties of the same meaning. */
const SPOKEN = /\b(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label)=(?:"([^"]*)"|'([^']*)')/g;
const SPOKEN_NAME =
  /^(?:aria-(?:label|description|roledescription|valuetext)|aria(?:Label|Description|RoleDescription|ValueText)|title|placeholder|alt|label|textContent|innerText|innerHTML)$/;
/** A capital letter, and another word. */
const SENTENCE = /^\p{Lu}\p{Ll}*(?:['’]\p{Ll}+)? \p{L}+/u;
/** What calls with a text that nobody but a developer reads. */
const UNREAD = /^(?:console\.\w+|Symbol)$/;

export function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

/** What people would read of the templates in `code`, values left out. */
export function templateTexts(code: string): string[] {
  const found: string[] = [];
  visitAll(code, (node) => {
    if (!ts.isTaggedTemplateExpression(node) || !['html', 'svg'].includes(node.tag.getText())) return;
    // A value becomes a mark that no text holds.
    const markup = literals(node.template).join('\u0000');
    found.push(...[...markup.matchAll(SPOKEN)].map((match) => match[1] ?? match[2] ?? ''));
    found.push(
      ...markup
        .replace(/<!--.*?-->/gs, '')
        .replace(/<[^>]*>/g, '\u0000')
        .split('\u0000'),
    );
  });
  return readable(found);
}

/**
 * Texts that scripts say without a template: what is set as a title, a label or a content, whatever it is, and what has the look of
 * a sentence anywhere: a capital letter, then words.
 */
export function sentences(code: string): string[] {
  const found: string[] = [];
  visitAll(code, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
    if (isUnread(node)) return;
    const texts = literals(node);
    if (isSpoken(node) || SENTENCE.test(texts[0] ?? '')) found.push(...texts);
  });
  return readable(found);
}

function visitAll(code: string, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    look(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true));
}

function literals(node: ts.StringLiteralLike | ts.TemplateLiteral): string[] {
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)] : [node.text];
}

function isUnread(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent) || ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true;
  if (ts.isNewExpression(parent)) return parent.expression.getText().endsWith('Error');
  return ts.isCallExpression(parent) && UNREAD.test(parent.expression.getText());
}

/** `x.title = '…'`, `setAttribute('title', '…')`, `iconButton(icon, '…', press)`. */
function isSpoken(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === node) {
    return ts.isPropertyAccessExpression(parent.left) && SPOKEN_NAME.test(parent.left.name.text);
  }
  if (!ts.isCallExpression(parent) || parent.arguments[1] !== node) return false;
  const [first] = parent.arguments;
  if (parent.expression.getText() === 'iconButton') return true;
  return (
    parent.expression.getText().endsWith('setAttribute') &&
    first !== undefined &&
    ts.isStringLiteralLike(first) &&
    SPOKEN_NAME.test(first.text)
  );
}

function readable(found: string[]): string[] {
  return found.filter(hasWords).map((text) => text.trim());
}
