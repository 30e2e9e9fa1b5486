/** `npm start` of a project that was taken home. */
import { fileURLToPath } from 'node:url';
import { portOf, StartError } from './listen.ts';
import { runServer } from './run-server.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const print = (line: string, problem: boolean): void => {
  if (problem) console.error(line);
  else console.log(line);
};

try {
  const server = await runServer({
    folder: here('../..'),
    port: portOf(process.env.PORT),
    script: here('../wszero.js'),
    libraries: here('../lib/'),
    print,
  });
  process.on('unhandledRejection', (error) => server.uncaught(error));
  // Ctrl and C ends it without asking: a loop that never ends could not be asked
  process.on('SIGTERM', () => {
    void server[Symbol.asyncDispose]().then(() => process.exit(0));
  });
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
