/** The worker that checks a project: it is told texts, and answers. */
import { assertNever } from '../../runtime/assert-never.ts';
import { answer } from './answer.ts';
import type { FromChecker, ToChecker } from './checker-messages.ts';
import type { Finding } from './finding.ts';
import { libText } from './lib-texts.ts';
import { ProjectChecker } from './project-checker.ts';

const checker = new ProjectChecker(libText);

/** What was found last: told again where TypeScript itself fails on half a line. */
let findings: Finding[] = [];

self.addEventListener('message', ({ data }: MessageEvent<ToChecker>) => {
  switch (data.type) {
    case 'file':
      checker.sources.set(data.path, data.text);
      break;
    case 'check':
      findings = orElse(findings, () => checker.checkAll());
      say({ type: 'checked', findings });
      break;
    case 'ask':
      say({ type: 'answer', n: data.n, answer: orElse(undefined, () => answer(checker, data.question)) });
      break;
    default:
      assertNever(data);
  }
});

function orElse<Value>(otherwise: Value, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    console.warn('The checker could not read this.', error);
    return otherwise;
  }
}

function say(message: FromChecker): void {
  self.postMessage(message);
}
