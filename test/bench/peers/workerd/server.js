// workerd with its worker, at a free port, which is printed. It ends with this process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import workerd from 'workerd';

const config = fileURLToPath(new URL('config.capnp', import.meta.url));
const port = await freePort();
const child = spawn(workerd.default ?? workerd, ['serve', config, '--socket-addr', `http=127.0.0.1:${port}`], { stdio: 'inherit' });
child.once('exit', (code) => process.exit(code ?? 0));
process.once('SIGTERM', () => child.kill());
while (!(await listens())) await pause(20);
console.log(port);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function listens() {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
