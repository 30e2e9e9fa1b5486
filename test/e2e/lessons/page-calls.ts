import type { HostToLesson, PageAnswer } from '../../../server/protocol/lesson.ts';
import type { EditorClient } from '../../support/editor-client.ts';

type Call = Extract<HostToLesson, { type: 'page-call' }>;

/** An IDE whose hidden frames are whatever a test says. */
export class PageCalls {
  readonly #editor: EditorClient;
  #taken = 0;

  constructor(editor: EditorClient) {
    this.#editor = editor;
  }

  /** The next one that was not taken yet. */
  async next(): Promise<Call> {
    const at = this.#taken;
    await this.#editor.until(() => this.#all().length > at, 'a call of a page');
    this.#taken += 1;
    const call = this.#all()[at];
    if (!call) throw new Error('no call');
    return call;
  }

  answer({ call }: Call, answer: PageAnswer): void {
    this.#editor.say({ type: 'page-answer', call, answer });
  }

  #all(): Call[] {
    return this.#editor.log.flatMap((message) => (message.type === 'page-call' ? [message] : []));
  }
}
