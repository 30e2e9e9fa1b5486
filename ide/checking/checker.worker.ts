/** The worker that checks a project: it is told texts, and answers. */
import { assertNever } from '../../runtime/assert-never.ts';
import { answer } from './answer.ts';
import type { FromChecker, ToChecker } from './checker-messages.ts';
import { libText } from './lib-texts.ts';
import { ProjectChecker } from './project-checker.ts';

const checker = new ProjectChecker(libText);

self.addEventListener('message', ({ data }: MessageEvent<ToChecker>) => {
  switch (data.type) {
    case 'file':
      checker.sources.set(data.path, data.text);
      break;
    case 'check':
      say({ type: 'checked', findings: checker.checkAll() });
      break;
    case 'ask':
      say({ type: 'answer', n: data.n, answer: answer(checker, data.question) });
      break;
    default:
      assertNever(data);
  }
});

function say(message: FromChecker): void {
  self.postMessage(message);
}
