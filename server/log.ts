import { pino, type Logger } from 'pino';

/** JSON lines on standard output. What a pupil prints is never one of them. */
export type Log = Logger;

/** `level`: one of pino's, or 'silent'. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
