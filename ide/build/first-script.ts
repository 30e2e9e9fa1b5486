import { createHash } from 'node:crypto';
import { build, type BuildOptions, type Plugin, type Rolldown } from 'vite';

/**
 * A script that `page` waits for before it paints. Modules run after the page has been read, and may be painted without: this is built
 * into one plain script, which needs no other file.
 */
export function firstScript(page: string, script: string): Plugin {
  let file = '';
  let target: NonNullable<BuildOptions['target']> = false;
  return {
    name: 'first-script',
    configResolved(config) {
      target = config.build.target;
    },
    async buildStart() {
      const code = await plainScript(script, target);
      file = `assets/first-paint-${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`;
      this.emitFile({ type: 'asset', fileName: file, source: code });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { filename }) =>
        // Before the style sheets: behind them it would wait for those, and what is behind it as well.
        filename === page ? [{ tag: 'script', attrs: { src: `./${file}` }, injectTo: 'head-prepend' }] : [],
    },
  };
}

async function plainScript(input: string, target: NonNullable<BuildOptions['target']>): Promise<string> {
  const checks = { bundlerTimings: false };
  const rolldownOptions: Rolldown.RolldownOptions = { input, checks, output: { format: 'iife' } };
  const built = await build({ configFile: false, logLevel: 'warn', build: { write: false, target, rolldownOptions } });
  if (!('output' in built) || built.output.length > 1) throw new Error(`${input} is no script for itself`);
  return built.output[0].code;
}
