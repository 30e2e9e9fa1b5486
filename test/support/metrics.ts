/** What a host tells Prometheus, read as that reads it. */

const SAMPLE = /^([a-z_]+)(\{[a-z]+="[^"\\\n]*"\})? (\d+(?:\.\d+)?(?:e[+-]\d+)?)$/;
/** What a histogram's samples are called after its name. */
const PARTS = /_(?:bucket|sum|count)$/;

/** Each number by its name and label, such as `wszero_messages_total{socket="ide"}`. Throws where something is not as Prometheus wants it. */
export function readMetricsText(text: string): Map<string, number> {
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const values = new Map<string, number>();
  for (const line of text.trimEnd().split('\n')) {
    const [, comment, about = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (comment === 'HELP') helped.add(about);
    else if (comment === 'TYPE') types.set(about, rest);
    else {
      const [, sample = '', label = '', value = ''] = SAMPLE.exec(line) ?? [];
      const name = types.has(sample) ? sample : sample.replace(PARTS, '');
      if (!helped.has(name) || !types.has(name)) throw new Error(`nothing says what this is: ${line}`);
      if ((types.get(name) === 'counter') !== name.endsWith('_total')) throw new Error(`a name of another kind: ${line}`);
      if (values.has(sample + label)) throw new Error(`there twice: ${line}`);
      values.set(sample + label, Number(value));
    }
  }
  return values;
}

/** Throws as `readMetricsText`, and where they are not given. */
export async function readMetrics(base: string, token: string): Promise<Map<string, number>> {
  const answer = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`no metrics: ${String(answer.status)}`);
  return readMetricsText(await answer.text());
}
