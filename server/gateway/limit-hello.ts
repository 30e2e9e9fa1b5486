import type { Socket } from 'node:net';
import type { ServerSocket } from '../../runtime/clients/server-socket.ts';
import { LIMITS } from '../protocol/limits.ts';

/** A stranger may send a little before its first message is whole, however it is cut into pieces. `socket`: what `ws` reads from. */
export function limitHello(ws: ServerSocket, socket: Socket): void {
  const most = socket.bytesRead + LIMITS.ideHelloBytes;
  const look = (): void => {
    if (socket.bytesRead > most) ws.terminate();
  };
  const end = (): void => void socket.off('data', look);
  socket.on('data', look);
  ws.once('message', end);
  ws.once('close', end);
}
