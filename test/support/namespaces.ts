import { execFileSync } from 'node:child_process';

/** A computer of its own, as far as its network goes. */
export interface Namespace {
  address: string;
  /** What runs a program there, to be put before it. */
  command: readonly string[];
}

/** Nobody has it: what is sent there is swallowed, and nobody says so. */
const NOWHERE = '02:00:00:00:00:01';
const DEVICE = 'eth0';

/** Several computers on one wire, with this one: Linux as root only, see `canHaveNamespaces`. */
export class Wire implements Disposable {
  /** Of this computer. */
  readonly address: string;
  readonly computers: readonly Namespace[];
  readonly #name = `wz${String(process.pid)}`;
  readonly #net = `10.77.${String(process.pid % 250)}`;
  readonly #end = (): void => this[Symbol.dispose]();

  constructor(count: number) {
    this.address = `${this.#net}.1`;
    this.computers = Array.from({ length: count }, (_, at) => ({
      address: `${this.#net}.${String(at + 2)}`,
      command: ['ip', 'netns', 'exec', `${this.#name}-${String(at)}`],
    }));
    // also where the tests end before they have ended it
    process.once('exit', this.#end);
    ip(`link add ${this.#name} type bridge`);
    ip(`addr add ${this.address}/24 dev ${this.#name}`);
    ip(`link set ${this.#name} up`);
    for (const [at, { address }] of this.computers.entries()) this.#addComputer(at, address);
  }

  /** From now on nothing that one of two computers sends reaches the other one, and neither is told. By their places, or 'here' for this one. */
  cut(one: number, other: number | 'here'): void {
    this.#setWay(one, this.#addressOf(other), 'replace', `lladdr ${NOWHERE} nud permanent`);
    if (other === 'here') ip(`neigh replace ${this.#addressOf(one)} dev ${this.#name} lladdr ${NOWHERE} nud permanent`);
    else this.#setWay(other, this.#addressOf(one), 'replace', `lladdr ${NOWHERE} nud permanent`);
  }

  mend(one: number, other: number | 'here'): void {
    this.#setWay(one, this.#addressOf(other), 'del');
    if (other === 'here') ip(`neigh del ${this.#addressOf(one)} dev ${this.#name}`);
    else this.#setWay(other, this.#addressOf(one), 'del');
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#end);
    for (const at of this.computers.keys()) ip(`netns del ${this.#name}-${String(at)}`);
    ip(`link del ${this.#name}`);
  }

  #addComputer(at: number, address: string): void {
    const [namespace, end] = [`${this.#name}-${String(at)}`, `${this.#name}v${String(at)}`];
    ip(`netns add ${namespace}`);
    ip(`link add ${end} type veth peer name ${DEVICE} netns ${namespace}`);
    ip(`link set ${end} master ${this.#name} up`);
    ip(`-n ${namespace} addr add ${address}/24 dev ${DEVICE}`);
    ip(`-n ${namespace} link set ${DEVICE} up`);
    ip(`-n ${namespace} link set lo up`);
  }

  #setWay(at: number, to: string, what: 'replace' | 'del', how = ''): void {
    ip(`-n ${this.#name}-${String(at)} neigh ${what} ${to} dev ${DEVICE} ${how}`);
  }

  #addressOf(at: number | 'here'): string {
    return at === 'here' ? this.address : (this.computers[at]?.address ?? '');
  }
}

/** Whether this computer lets us have some. On a machine that tests for others it has to. */
export function canHaveNamespaces(): boolean {
  if (process.env['CI'] === 'true') return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const name = `wzprobe${String(process.pid)}`;
  try {
    ip(`netns add ${name}`);
    ip(`netns del ${name}`);
    return true;
  } catch {
    return false;
  }
}

function ip(words: string): void {
  execFileSync('ip', words.split(' ').filter(Boolean), { stdio: ['ignore', 'ignore', 'pipe'] });
}
