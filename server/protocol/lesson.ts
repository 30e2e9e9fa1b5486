/**
 * Lessons, as the IDE gets them, and what it and the host say to each other about checks. How a lesson is written is in
 * `lessons/README.md`; its checks stay with the host, for nobody needs to read in a browser what is going to be tried.
 */

/** A piece of a lesson's text. Nothing of it is HTML. */
export type LessonBlock =
  | { type: 'paragraph'; parts: LessonInline[] }
  | { type: 'list'; ordered: boolean; items: LessonInline[][] }
  | { type: 'code'; language: string; text: string };

export type LessonInline =
  { type: 'text'; text: string } | { type: 'code'; text: string } | { type: 'strong'; text: string } | { type: 'emphasis'; text: string };

/** One line of the list of lessons. */
export interface LessonSummary {
  /** The name of its folder without the number: `tell-everyone`. */
  id: string;
  /** The number of its folder. */
  number: number;
  title: string;
  summary: string;
  /** What it is about, for whoever teaches it. */
  teaches?: string | undefined;
  /** How long it takes, more or less. */
  minutes: number;
  steps: number;
}

export interface Lesson extends Omit<LessonSummary, 'steps'> {
  /** Before the first step. */
  intro: LessonBlock[];
  /** Paths of the files that are to be seen at first, at most one a side. */
  show: string[];
  steps: LessonStep[];
  /** The lesson after this one. */
  next: LessonSummary | undefined;
}

/**
 * How a step ticks itself. `check`: by trying the newest code in a hidden copy. `live`: when a message of this op was handled (or
 * sent) among the live panes. `predict`: when a choice was made. `read`: by 'Next'.
 */
export type StepKind = 'check' | 'live' | 'predict' | 'read';

export interface LessonStep {
  title: string;
  text: LessonBlock[];
  kind: StepKind;
  /** Of a `live` step: the op to wait for, on its way to the server or from there. */
  live?: { op: string; from: 'page' | 'server' };
  predict?: Prediction;
  /** Ever more direct. */
  hints: LessonInline[][];
  /** What is said when the check fails in a way that the lesson knows, by the name of that way. */
  say: Record<string, LessonInline[]>;
  /** Whether its check needs the pupil's real page, in a hidden frame of the IDE. */
  hasPages: boolean;
  /** Files as they are when the step begins (all of the project), and when it is done. `null`: that file is gone. */
  begins: Record<string, string>;
  ends: Record<string, string>;
}

export interface Prediction {
  question: LessonInline[];
  choices: LessonInline[][];
  /** Index of the right one. */
  answer: number;
  /** Why. Shown after a choice, whichever it was. */
  because: LessonInline[];
}

/** What came of a check. */
export type CheckResult =
  | { type: 'passed' }
  /** `say`: a key of the step's `say`, where the lesson knows this way to fail. `problem`: in general words, always. */
  | { type: 'failed'; say?: string; problem: CheckProblem; picture: CheckPicture }
  /** It was not tried, or not to its end, through nobody's fault. `replaced`: a newer one came. */
  | { type: 'not-run'; why: 'refused' | 'stopped' | 'no-pages' | 'replaced' | 'busy' };

/**
 * Why a check failed, in a code; `params` are values for its words. Names are those of the check's clients (Ann, Bo).
 * `missing`: who, op. `extra`: who, op, for somebody who should have heard nothing. `too-often`: who, op, times.
 * `wrong-value`: who, op, part, expected, got. `other-op`: who, op, got. `wrong-order`: who, op. `unheard`: op, nobody listens.
 * `failed`: op, message, a handler threw; file and line where they are known. `endless`: file, line. `not-shown`: who, text.
 * `shown`: who, text. `no-target`: who, target, the page has nothing like it to press or to type into. `page-broken`: who, message.
 * `restless`: the server never got quiet.
 * `stopped`: reason (see StopReason), the copy took too much.
 */
export interface CheckProblem {
  code:
    | 'missing'
    | 'extra'
    | 'too-often'
    | 'wrong-value'
    | 'other-op'
    | 'wrong-order'
    | 'unheard'
    | 'failed'
    | 'endless'
    | 'not-shown'
    | 'shown'
    | 'no-target'
    | 'page-broken'
    | 'restless'
    | 'stopped';
  params: Record<string, string>;
}

/** The check as a sequence diagram: what travelled, and what did not and should have. At most 12 rows, the last ones. */
export interface CheckPicture {
  /** Names, in the order in which they joined. */
  clients: string[];
  rows: CheckRow[];
}

export type CheckRow =
  /** From a client to the server. `bad`: nobody listens for it, or its handler failed. */
  | { type: 'in'; from: string; op: string; text: string; bad: boolean }
  /** From the server. `missing`: those that should have got it and did not; `extra`: those that should not have. */
  | { type: 'out'; op: string; text: string; to: string[]; missing: string[]; extra: string[] }
  | { type: 'came' | 'left'; who: string };

/** IDE to host. */
export type LessonToHost =
  /** Try the newest code. Answered by `step-checked` with the same `n`; a later one takes the place of an earlier. Steps from 0. */
  | { type: 'check-step'; n: number; lesson: string; step: number }
  /** What a page in a hidden frame did with a call. */
  | { type: 'page-answer'; call: number; answer: PageAnswer };

/** Host to IDE. */
export type HostToLesson =
  | { type: 'step-checked'; n: number; result: CheckResult }
  /** To be done in a hidden frame, and answered by `page-answer`. */
  | { type: 'page-call'; call: number; ask: PageCall };

/**
 * What a check does in the pupil's real page. `client` is a name in the check. `open` loads `page` with this pane token in a hidden frame and is
 * answered when it is connected; all frames close with `close-all`. A `target` is a CSS selector, or the words of a button, or ''
 * for the first one there is.
 */
export type PageCall =
  | { do: 'open'; client: string; page: string; token: string }
  | { do: 'type'; client: string; target: string; text: string }
  | { do: 'press'; client: string; target: string }
  | { do: 'key'; client: string; target: string; key: string }
  /**
   * Answered by what the page shows, as a person would read it, after its work is done. `got`: the host has sent it so many
   * messages, which the page has to have taken before.
   */
  | { do: 'read'; client: string; got: number }
  | { do: 'close-all' };

/** `sent`: messages that the page has sent over its load; what is on two sockets may overtake each other, so the host waits for them. */
export type PageAnswer =
  { ok: true; shown?: string; sent?: number } | { ok: false; why: 'no-target' | 'broken' | 'too-late' | 'gone'; message?: string };
