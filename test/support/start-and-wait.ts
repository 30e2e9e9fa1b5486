/** A process for a test to kill: it starts another one, and stays. */
import { spawnNode } from './spawn-node.ts';

const [file = '', port] = process.argv.slice(2);
spawnNode(file, process.cwd(), { ...process.env, TEST_PORT: port });
