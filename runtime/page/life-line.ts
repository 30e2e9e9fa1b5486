import type { PageToIde, SignOfLife } from '../bridge-messages.ts';

/**
 * By this the window around a page knows that the page goes on: it asks with a number, and gets it back. A port of its own,
 * for what is posted to a window leaves when the turn ends, and a page that hangs or shows a dialog does not end its
 * turn; what is posted to a port leaves at once. Also a page that has written itself anew keeps its port. Ends with the page.
 */
export class LifeLine {
  /** Says something to the window around. As it was when the page began: what a pupil puts in its place changes nothing. */
  readonly say: (sign: SignOfLife) => void;

  constructor(around: Window) {
    const { port1, port2 } = new MessageChannel();
    const post = port1.postMessage.bind(port1);
    this.say = (sign) => post(sign);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'number') post(data);
    };
    const hello: PageToIde = { wszero: 'hello' };
    // The page can not know the origin of the window around it; that it is there is no secret.
    around.postMessage(hello, '*', [port2]);
  }
}
