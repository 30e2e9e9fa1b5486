import type { RawData } from 'ws';

/** A websocket as a server uses it: one of `ws`, or anything that behaves like one. */
export interface ServerSocket {
  readonly readyState: number;
  readonly OPEN: number;
  readonly CLOSED: number;
  /** Bytes that were sent and that the system has not taken yet. */
  readonly bufferedAmount: number;
  readonly isPaused: boolean;
  send(data: string | Uint8Array, options: { binary: boolean }): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
  pause(): void;
  resume(): void;
  on(event: 'message', listener: (data: RawData, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: (code: number, reason: Buffer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  once(event: 'message', listener: (data: RawData, isBinary: boolean) => void): unknown;
  once(event: 'close', listener: (code: number, reason: Buffer) => void): unknown;
}
