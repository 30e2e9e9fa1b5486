import type { Hello, IdeToPage, PageToIde, SignOfLife } from '../bridge-messages.ts';
import { isIdeToPage } from './ide-to-page.ts';

/**
 * The lines to the window around a page. By the one it knows that the page goes on: it asks with a number, and gets it back. By
 * the other the page tells what it has to tell, and is asked for what it is to do. Both are ports, for what is posted to a window leaves when the turn
 * ends, and a page that hangs or shows a dialog does not end its turn; what is posted to a port leaves at once. Also a page
 * that writes itself anew keeps its ports. They end with the page.
 */
export class LifeLine {
  /** Both as they were when the page began: what a pupil puts in their place changes nothing. */
  readonly say: (sign: SignOfLife) => void;
  readonly tell: (message: PageToIde) => void;

  /** `asked`: the window around the page has something to be done here. */
  constructor(around: Window, asked: (message: IdeToPage) => void = () => undefined) {
    const [life, words] = [new MessageChannel(), new MessageChannel()];
    const post = life.port1.postMessage.bind(life.port1);
    this.say = (sign) => post(sign);
    this.tell = words.port1.postMessage.bind(words.port1);
    life.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'number') post(data);
    };
    words.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isIdeToPage(data)) asked(data);
    };
    const hello: Hello = { wszero: 'hello' };
    // The page can not know the origin of the window around it; that it is there is no secret.
    around.postMessage(hello, '*', [life.port2, words.port2]);
  }
}
