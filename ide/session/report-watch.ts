import type * as Y from 'yjs';
import { REPORT_REASONS } from '../../server/protocol/report.ts';
import { readStored, writeStored } from '../parts/storage.ts';
import type { Store } from '../state/store.ts';
import type { Report, WorkbenchState } from '../state/workbench.ts';

export interface ReportWatchOptions {
  doc: Y.Doc;
  store: Store<WorkbenchState>;
}

/**
 * What visitors of the Play page told of it: the root map `reports` of the document, from the reason to when. It stays there, so that
 * everybody who may change the project reads it; that it was read is known by this browser.
 */
export class ReportWatch {
  readonly #map: Y.Map<unknown>;
  readonly #store: Store<WorkbenchState>;
  readonly #key: string;
  #seen: number;

  constructor({ doc, store }: ReportWatchOptions) {
    this.#map = doc.getMap('reports');
    this.#store = store;
    this.#key = `wszero.reports-seen.${store.state.project.id}`;
    this.#seen = Number(readStored(this.#key)) || 0;
    this.#map.observe(this.#show);
  }

  /** Those that there are now have been read. */
  seen(): void {
    this.#seen = Math.max(this.#seen, ...this.#all().map(({ at }) => at));
    writeStored(this.#key, String(this.#seen));
    this.#show();
  }

  dispose(): void {
    this.#map.unobserve(this.#show);
  }

  readonly #show = (): void => {
    this.#store.update({ reports: this.#all().filter(({ at }) => at > this.#seen) });
  };

  /** The newest first. Whoever edits the project may have written anything there. */
  #all(): Report[] {
    return REPORT_REASONS.flatMap((why) => {
      const at = this.#map.get(why);
      return typeof at === 'number' && Number.isSafeInteger(at) ? [{ why, at }] : [];
    }).sort((a, b) => b.at - a.at);
  }
}
