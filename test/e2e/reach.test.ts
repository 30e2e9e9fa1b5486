import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { createProject } from '../support/api.ts';
import { browser } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { startHost } from '../support/start-host.ts';

const others = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal);

it.skipIf(others.length === 0)(
  'who shares at the host itself, where its name is localhost, gives a link that others can open',
  async () => {
    await using host = await startHost({ env: { HOST: '0.0.0.0' } });
    const made = await createProject(host.url);
    await using ide = await IdePage.open(browser, `http://localhost:${String(host.port)}${made.links.edit}`);
    await ide.page.getByRole('button', { name: 'Share' }).click(PATIENCE);
    const field = ide.page.getByRole('dialog').getByLabel('Link: Play on a phone');
    await expect.poll(() => field.inputValue(), PATIENCE).toBe(`${others[0]?.address ?? ''}:${String(host.port)}/play/${made.play}`);
    await ide.page.getByText('Point the phone').waitFor(PATIENCE);
  },
);
