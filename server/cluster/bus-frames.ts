/**
 * What crosses the websocket between two machines. The one that dials holds sockets of projects that the other one owns: it is the
 * edge, the other one the owner. Texts are the unions below, as JSON. Binary frames carry what the sockets say: see PIECE.
 */
import * as v from 'valibot';

/** First byte of a binary frame. */
export const PIECE = {
  /** A message that is a text. From the edge: the socket's number and the message. From the owner: how many sockets get it, their numbers, and the message. */
  text: 0,
  /** The same, of bytes. */
  binary: 1,
  /** So many bytes of what was sent have been taken: pairs of a socket's number and a count. */
  taken: 2,
} as const;

/** Whose door a socket wants. */
export type SocketKind = 'client' | 'ide';

/** Why the owner lets a socket not in: its network is cut, there is no room, or the project is not there any more. */
export const REFUSALS = ['cut', 'too-many', 'try-another'] as const;
export type Refusal = (typeof REFUSALS)[number];

const id = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));
const reason = v.pipe(v.string(), v.maxLength(123));

const open = v.strictObject({
  type: v.literal('open'),
  id,
  socket: v.picklist(['client', 'ide']),
  /** The Play id, or the id of the project. */
  name: v.pipe(v.string(), v.maxLength(200)),
  query: v.pipe(v.string(), v.maxLength(16 * 1024)),
  /** Who it is, for limits. */
  address: v.pipe(v.string(), v.maxLength(100)),
});
const toOwner = v.variant('type', [
  open,
  v.strictObject({ type: v.literal('closed'), id, code: v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(4999)), reason }),
]);
const toEdge = v.variant('type', [
  v.strictObject({ type: v.literal('opened'), id }),
  v.strictObject({ type: v.literal('refused'), id, why: v.picklist(REFUSALS) }),
  v.strictObject({ type: v.literal('close'), id, code: v.pipe(v.number(), v.integer(), v.check(mayBeSent)), reason }),
  v.strictObject({ type: v.literal('terminate'), id }),
]);

/** A socket that wants to be let in. */
export type Open = v.InferOutput<typeof open>;
export type ToOwner = v.InferOutput<typeof toOwner>;
export type ToEdge = v.InferOutput<typeof toEdge>;

/** Undefined where it is none of the protocol. */
export function readToOwner(text: string): ToOwner | undefined {
  return parse(toOwner, text);
}

/** Undefined where it is none of the protocol. */
export function readToEdge(text: string): ToEdge | undefined {
  return parse(toEdge, text);
}

/** A message of one socket, or one for several. */
export interface Piece {
  ids: number[];
  isBinary: boolean;
  data: Buffer;
}

export function pieceToOwner(id: number, data: Buffer, isBinary: boolean): Buffer {
  const frame = Buffer.allocUnsafe(5 + data.length);
  frame[0] = isBinary ? PIECE.binary : PIECE.text;
  frame.writeUInt32BE(id, 1);
  data.copy(frame, 5);
  return frame;
}

export function pieceToEdge({ ids, isBinary, data }: Piece): Buffer {
  const head = 3 + 4 * ids.length;
  const frame = Buffer.allocUnsafe(head + data.length);
  frame[0] = isBinary ? PIECE.binary : PIECE.text;
  frame.writeUInt16BE(ids.length, 1);
  for (const [at, each] of ids.entries()) frame.writeUInt32BE(each, 3 + 4 * at);
  data.copy(frame, head);
  return frame;
}

export function takenFrame(counts: ReadonlyMap<number, number>): Buffer {
  const frame = Buffer.allocUnsafe(1 + 8 * counts.size);
  frame[0] = PIECE.taken;
  let at = 1;
  for (const [each, count] of counts) {
    frame.writeUInt32BE(each, at);
    frame.writeUInt32BE(count, at + 4);
    at += 8;
  }
  return frame;
}

/** Undefined where it is none of the protocol. */
export function readPieceToOwner(frame: Buffer): Piece | undefined {
  if (!isMessage(frame) || frame.length < 5) return undefined;
  return { ids: [frame.readUInt32BE(1)], isBinary: frame[0] === PIECE.binary, data: frame.subarray(5) };
}

/** Undefined where it is none of the protocol. */
export function readPieceToEdge(frame: Buffer): Piece | undefined {
  if (!isMessage(frame) || frame.length < 3) return undefined;
  const count = frame.readUInt16BE(1);
  const head = 3 + 4 * count;
  if (frame.length < head) return undefined;
  const ids = Array.from({ length: count }, (_, at) => frame.readUInt32BE(3 + 4 * at));
  return { ids, isBinary: frame[0] === PIECE.binary, data: frame.subarray(head) };
}

/** Undefined where it is none of the protocol. */
export function readTaken(frame: Buffer): [id: number, count: number][] | undefined {
  if (frame[0] !== PIECE.taken || frame.length % 8 !== 1) return undefined;
  return Array.from({ length: (frame.length - 1) / 8 }, (_, at) => [frame.readUInt32BE(1 + 8 * at), frame.readUInt32BE(5 + 8 * at)]);
}

/** What a message counts for, beside its bytes: without that there could be any number of empty ones. */
const PIECE_WEIGHT = 64;

export function weightOf(data: Buffer): number {
  return data.length + PIECE_WEIGHT;
}

function isMessage(frame: Buffer): boolean {
  return frame[0] === PIECE.text || frame[0] === PIECE.binary;
}

/** Codes that may stand in a close frame: RFC 6455, 7.4. */
function mayBeSent(code: number): boolean {
  return (code >= 3000 && code <= 4999) || (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code));
}

function parse<Output>(schema: v.GenericSchema<unknown, Output>, text: string): Output | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, json);
  return result.success ? result.output : undefined;
}
