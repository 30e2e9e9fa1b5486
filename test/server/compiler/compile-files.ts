import { createCompiler, type CompiledServer, type Compiler } from '../../../server/compiler/compiler.ts';
import { createLog } from '../../../server/log.ts';
import type { Diagnostic } from '../../../server/protocol/diagnostic.ts';

/** A compiler that has compiled before. Whoever asks for it disposes of it. */
export async function warmCompiler(): Promise<Compiler> {
  const compiler = createCompiler({ log: createLog('silent') });
  await compiler.compileServer(new Map([['server.js', '']]));
  return compiler;
}

/** Throws where the files are refused. */
export async function compileWith(compiler: Compiler, files: Record<string, string>): Promise<CompiledServer> {
  const outcome = await compiler.compileServer(new Map(Object.entries(files)));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome;
}

/** Throws where the files are not refused. */
export async function refusalWith(compiler: Compiler, files: Record<string, string>): Promise<Diagnostic[]> {
  const outcome = await compiler.compileServer(new Map(Object.entries(files)));
  if (outcome.ok) throw new Error(`was not refused:\n${outcome.code}`);
  return outcome.diagnostics;
}
