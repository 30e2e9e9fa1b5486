import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { Outflow, OutflowPump, type ReadSome } from '../../../server/projects/outflow.ts';

const never = (): void => {
  throw new Error('that was not too much');
};

/** Effects of one unit each, of which `each` is called for every one, and that take all of a slice. */
function slow(length: number, each: () => void): [length: number, read: ReadSome] {
  return [
    length,
    (from, isOver) => {
      each();
      while (!isOver()) Math.sqrt(from);
      return from + 1;
    },
  ];
}

describe('Outflow', () => {
  it('does at once what takes little, and what is to come after it', () => {
    const done: string[] = [];
    const flow = new Outflow(new OutflowPump(), never);
    flow.effects(3, () => {
      done.push('effects');
      return 3;
    });
    flow.then(() => done.push('then'));
    expect(done).toEqual(['effects', 'then']);
  });

  it('lets the event loop turn between slices, and keeps the order', async () => {
    const done: string[] = [];
    const flow = new Outflow(new OutflowPump(), never);
    flow.effects(...slow(3, () => done.push('slow')));
    flow.then(() => done.push('then'));
    flow.effects(1, () => {
      done.push('later');
      return 1;
    });
    expect(done).toEqual(['slow']);
    await turn();
    expect(done.length).toBeLessThan(5);
    await flow.drained();
    expect(done).toEqual(['slow', 'slow', 'slow', 'then', 'later']);
  });

  it('gives all projects one slice together, in turns', async () => {
    const pump = new OutflowPump();
    const done: string[] = [];
    const flows = ['a', 'b', 'c'].map((name) => {
      const flow = new Outflow(pump, never);
      flow.effects(...slow(3, () => done.push(name)));
      return flow;
    });
    expect(done).toEqual(['a']);
    await Promise.all(flows.map((flow) => flow.drained()));
    expect([...done].sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']);
    expect(new Set(done.slice(1, 4))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('says when more waits than a project may have, and forgets effects but no task', async () => {
    let isTooMuch = false;
    const done: string[] = [];
    const flow = new Outflow(new OutflowPump(), () => (isTooMuch = true));
    flow.effects(...slow(2, () => done.push('slow')));
    flow.effects(LIMITS.projectEffectsLength, () => {
      done.push('forgotten');
      return LIMITS.projectEffectsLength;
    });
    flow.then(() => done.push('task'));
    expect(isTooMuch).toBe(true);
    flow.clear();
    await flow.drained();
    expect(done).toEqual(['slow', 'task']);
  });

  it('drops what is under way when another node may be the one that acts, also in the middle of it, and still does tasks', async () => {
    let mayAct = true;
    const done: string[] = [];
    const flow = new Outflow(new OutflowPump(() => mayAct), never);
    flow.effects(...slow(3, () => done.push('under way')));
    flow.effects(1, () => {
      done.push('after it');
      return 1;
    });
    flow.then(() => done.push('task'));
    expect(done).toEqual(['under way']);
    mayAct = false;
    await flow.drained();
    expect(done).toEqual(['under way', 'task']);
    // what was dropped is forgotten, not kept for later
    mayAct = true;
    flow.effects(1, () => {
      done.push('anew');
      return 1;
    });
    await flow.drained();
    expect(done).toEqual(['under way', 'task', 'anew']);
  });

  it('does what a task adds after it', async () => {
    const done: string[] = [];
    const flow = new Outflow(new OutflowPump(), never);
    flow.then(() => {
      flow.then(() => done.push('inner'));
      done.push('outer');
    });
    await flow.drained();
    expect(done).toEqual(['outer', 'inner']);
  });
});
