import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { assertNever } from '../../../runtime/assert-never.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import type { Upload, UploadProblem } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

/** Pictures and sounds on their way to the host, and why one did not arrive. */
@customElement('wz-uploads')
export class WzUploads extends LightElement {
  readonly #uploads = new WorkbenchController(this, (state) => state.uploads);

  protected override render(): TemplateResult | typeof nothing {
    const uploads = this.#uploads.part ?? [];
    if (uploads.length === 0) return nothing;
    return html`<div class="uploads">
      ${repeat(
        uploads,
        ({ n }) => n,
        (upload) => this.#line(upload),
      )}
    </div>`;
  }

  #line(upload: Upload): TemplateResult {
    const { n, name } = upload;
    switch (upload.type) {
      case 'sending':
        return html`<p class="upload" role="status">${icon('up')}<span>${t('upload.sending', { name })}</span></p>`;
      case 'failed':
        return html`<div class="upload is-bad">
          ${icon('alert')}
          <p role="alert">${problemWords(upload.why, name)}</p>
          ${iconButton('close', t('upload.close', { name }), () => this.#uploads.workbench.assets.dismiss(n))}
        </div>`;
      default:
        return assertNever(upload);
    }
  }
}

const KIB = 1024;

function problemWords(why: UploadProblem, name: string): string {
  switch (why) {
    case 'kind':
    case 'unreadable':
    case 'no-host':
    case 'disk-full':
    case 'refused':
      return t(`upload.problem.${why}`, { name });
    case 'too-large':
      return t('upload.problem.too-large', { name, count: LIMITS.assetBytes / KIB / KIB });
    case 'drawing-too-large':
      return t('upload.problem.drawing-too-large', { name, count: LIMITS.fileBytes / KIB });
    case 'too-many':
      return t('upload.problem.too-many', { count: LIMITS.filesPerProject });
    case 'full':
      return t('upload.problem.full', { name, count: LIMITS.projectBytes / KIB / KIB });
    default:
      return assertNever(why);
  }
}
