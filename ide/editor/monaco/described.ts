import type { Described } from '../../checking/checker-messages.ts';
import { hint } from '../../texts/hint.ts';

/** As Markdown: words for a person first, then an example, then how it looks as code. */
export function described({ code, words, examples }: Described): string {
  const blocks = [hint(words), ...examples.map(fenced)];
  // of wszero's own names the words say it better
  if (examples.length === 0 && code !== '') blocks.push(fenced(code));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function fenced(code: string): string {
  return `\`\`\`javascript\n${code}\n\`\`\``;
}
