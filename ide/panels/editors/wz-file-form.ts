import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Side } from '../../../runtime/side.ts';
import { sideOf } from '../../../runtime/side.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import { icon } from '../../parts/icon.ts';
import { iconButton } from '../../parts/icon-button.ts';
import { LightElement } from '../../parts/light-element.ts';
import { OfferUndo } from '../../parts/offer-undo.ts';
import type { FileEntry, FileProblem } from '../../state/workbench.ts';
import { WorkbenchController } from '../../state/workbench-context.ts';
import { t } from '../../texts/text.ts';

/** Asks for a file's name: of a new one, or another one for `file`, which can be deleted here too. Emits `done`. */
@customElement('wz-file-form')
export class WzFileForm extends LightElement {
  @property({ attribute: false }) side: Side = 'server';
  @property({ attribute: false }) file: FileEntry | undefined;
  @query('input') protected readonly field!: HTMLInputElement | null;
  readonly #role = new WorkbenchController(this, (state) => state.role);
  #problem: FileProblem | undefined;

  protected override firstUpdated(): void {
    this.field?.focus();
    // Up to the dot, so that typing keeps the ending.
    const dot = this.file?.path.lastIndexOf('.') ?? -1;
    this.field?.setSelectionRange(0, dot > 0 ? dot : this.field.value.length);
  }

  protected override render(): TemplateResult {
    const { file } = this;
    return html`<form class="file-form" novalidate @submit=${this.#submit} @keydown=${this.#key}>
      <input
        class="field"
        aria-label=${file ? t('files.rename.label', { path: file.path }) : t('files.new.label')}
        aria-invalid=${this.#problem ? 'true' : 'false'}
        aria-describedby="file-problem-${this.side}"
        placeholder=${t('files.new.example')}
        autocapitalize="none"
        autocomplete="off"
        spellcheck="false"
        .value=${file?.path ?? ''}
      />
      <button class="btn">${file ? t('files.rename.do') : t('files.new.do')}</button>
      ${file ? iconButton('trash', t('files.delete', { path: file.path }), () => this.#delete(file)) : nothing}
      ${iconButton('close', t('files.cancel'), () => this.#done())}
      <p class="why" role="alert" id="file-problem-${this.side}" ?hidden=${!this.#problem}>
        ${this.#problem ? html`${icon('alert')}${problemWords(this.#problem)}` : nothing}
      </p>
    </form>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const typed = once(this.field?.value.trim() ?? '');
    // On the server side every name means a file of the server, so that nobody has to know about the folder.
    const path = typed !== '' && this.side === 'server' && sideOf(typed) === 'page' ? `server/${typed}` : typed;
    const { workbench } = this.#role;
    if (path === this.file?.path) return this.#done();
    const outcome = this.file ? workbench.renameFile(this.file.id, path) : workbench.addFile(path);
    if (outcome.ok) return this.#done();
    this.#problem = outcome.why;
    this.field?.focus();
    this.requestUpdate();
  }

  #delete(file: FileEntry): void {
    const undo = this.#role.workbench.deleteFile(file.id);
    this.dispatchEvent(new OfferUndo(t('files.deleted', { path: file.path }), undo));
    this.#done();
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#done();
  }

  #done(): void {
    this.dispatchEvent(new Event('done'));
  }
}

/** The ending stays while the name before it is typed over, so some have it twice. */
function once(path: string): string {
  return path.replace(/(\.[a-z0-9]+)\1$/, '$1');
}

const LIMIT: Record<FileProblem, number> = {
  empty: 0,
  characters: 0,
  taken: 0,
  'too-long': LIMITS.pathLength,
  'too-deep': LIMITS.pathDepth - 1,
  'too-many': LIMITS.filesPerProject,
  'text-ending': 0,
  'asset-ending': 0,
};

function problemWords(problem: FileProblem): string {
  switch (problem) {
    case 'empty':
    case 'characters':
    case 'taken':
    case 'text-ending':
    case 'asset-ending':
      return t(`files.problem.${problem}`);
    case 'too-long':
    case 'too-deep':
    case 'too-many':
      return t(`files.problem.${problem}`, { count: LIMIT[problem] });
  }
}
