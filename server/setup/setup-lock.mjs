import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const TOUCH_MS = 2_000;
const POLL_MS = 150;
/** A holder touches its lock every two seconds: one that has not for this long is gone, even if its number lives on. */
const DEAD_AFTER_MS = 60_000;

/**
 * Runs `work` while no other process of this folder does. A lock whose holder was killed is taken over.
 * @template T
 * @param {string} path of the lock file
 * @param {() => Promise<T>} work
 * @param {() => void} onWait called once if somebody else holds it
 * @returns {Promise<T>}
 */
export async function whileLocked(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = false; !take(path); waited = true) {
    if (!waited) onWait();
    await pause(POLL_MS);
  }
  const touching = setInterval(() => {
    // It is gone if this machine slept, and another process took over: then both do the same work, and rename.
    if (existsSync(path)) utimesSync(path, new Date(), new Date());
  }, TOUCH_MS);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (isHeld(path)) return false;
  rmSync(path, { force: true });
  return take(path);
}

/** @param {string} path */
function isHeld(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > DEAD_AFTER_MS) return false;
    const holder = Number(readFileSync(path, 'utf8'));
    // Between its making and its writing the file is empty for a moment.
    return holder === 0 || isAlive(holder);
  } catch {
    // It was released just now.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
