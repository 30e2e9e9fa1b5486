import { LocalDirectory } from '../../../server/cluster/local-directory.ts';
import { openTestStore } from '../document/open-document.ts';
import { directoryContract } from './directory-contract.ts';

directoryContract('a node alone', async () => {
  const stored = await openTestStore();
  return { store: stored.store, directory: new LocalDirectory(stored.store), dispose: () => stored.remove() };
});
