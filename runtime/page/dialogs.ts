/** So many dialogs a page may show in a row, and one more for each time so long in which it asked for none. */
const IN_A_ROW = 30;
const QUIET_MS = 5_000;

export type DialogKind = 'alert' | 'confirm' | 'prompt' | 'print';

export interface DialogEvents {
  /** Right before one is shown, which stops the page. */
  opens(): void;
  /** Once for each `opens`. */
  closed(): void;
  /** The first time that one is not shown. Inside the pupil's call, so that a stack leads there. */
  refused(kind: DialogKind): void;
}

/**
 * A dialog stops the page and stands in front of the whole window, the pupil's code included: a page that shows one after the
 * other would leave no way to mend it. Time counts only while no dialog is there and none is asked for, or a slow reader would never see the end.
 */
export function limitDialogs(events: DialogEvents): void {
  // As it is now: pupils may put their own in its place.
  const now = performance.now.bind(performance);
  let left = IN_A_ROW;
  let since = now();
  let isTold = false;

  const limited =
    <Values extends unknown[], Answer>(kind: DialogKind, show: (...values: Values) => Answer, refusal: Answer) =>
    (...values: Values): Answer => {
      left = Math.min(IN_A_ROW, left + Math.floor((now() - since) / QUIET_MS));
      since = now();
      if (left < 1) {
        if (!isTold) events.refused(kind);
        isTold = true;
        return refusal;
      }
      left -= 1;
      events.opens();
      try {
        return show(...values);
      } finally {
        since = now();
        events.closed();
      }
    };

  window.alert = limited('alert', window.alert.bind(window), undefined);
  window.confirm = limited('confirm', window.confirm.bind(window), false);
  window.prompt = limited<[string?, string?], string | null>('prompt', window.prompt.bind(window), null);
  window.print = limited('print', window.print.bind(window), undefined);
}
