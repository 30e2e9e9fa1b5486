import { createProject } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { IdePage } from '../support/ide-page.ts';
import { startHost } from '../support/start-host.ts';

/** Opens a project of these two sides in a real browser, at a host of its own, and ends all of it after `use`. */
export async function inIde<T>({ server, page }: { server: string; page: string }, use: (ide: IdePage) => Promise<T>): Promise<T> {
  await using host = await startHost();
  const browser = await openBrowser();
  try {
    const files = { 'server.js': server, 'client.js': page, 'index.html': '<script src="client.js"></script>' };
    const made = await createProject(host.url, files);
    await using ide = await IdePage.open(browser, `${host.schoolUrl}${made.links.edit}`);
    await ide.site.tab('client.js').click();
    return await use(ide);
  } finally {
    await browser.close();
  }
}
