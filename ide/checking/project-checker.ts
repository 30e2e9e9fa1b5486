import ts from 'typescript';
import PAGE_TYPINGS from '../../runtime/typings/page.d.ts?raw';
import SERVER_TYPINGS from '../../runtime/typings/server.d.ts?raw';
import type { Side } from '../../runtime/side.ts';
import { CheckContext, type ProjectFacts } from './check-context.ts';
import { checkQuotes } from './check-quotes.ts';
import { checkScript } from './check-script.ts';
import { UNKNOWN_PAGE, UNKNOWN_SERVER, type PageContract, type ServerContract } from './contract.ts';
import { pageTypings, serverTypings } from './contract-typings.ts';
import type { Finding } from './finding.ts';
import { languageSide, type ServiceText } from './language-side.ts';
import { ProjectSources } from './project-sources.ts';
import { readPageContract } from './read-page-contract.ts';
import { readServerContract } from './read-server-contract.ts';
import type { ScriptFile } from './script-file.ts';
import { nextVersion } from './text-version.ts';
import { TYPINGS } from './typings-folder.ts';

const LIBS: Record<Side, string[]> = { server: ['lib.es2023.d.ts'], page: ['lib.es2023.d.ts', 'lib.dom.d.ts'] };

/**
 * Checks a whole project across both sides. Two language services, one a side, each with declarations that are made from
 * what the other side does. It knows no worker and no editor.
 */
export class ProjectChecker {
  readonly sources = new ProjectSources();
  readonly #services: Record<Side, ts.LanguageService>;
  readonly #typings = new Map<string, ServiceText>([
    [`${TYPINGS}server.d.ts`, { text: SERVER_TYPINGS, version: nextVersion() }],
    [`${TYPINGS}page.d.ts`, { text: PAGE_TYPINGS, version: nextVersion() }],
  ]);
  #server: ServerContract = UNKNOWN_SERVER;
  #page: PageContract = UNKNOWN_PAGE;
  #readAt: { server?: string; page?: string } = {};

  /** `readLib` gives TypeScript's own declarations by name, such as `lib.dom.d.ts`. `registry` keeps them parsed. */
  constructor(readLib: (name: string) => string | undefined, registry = ts.createDocumentRegistry()) {
    const side = (name: Side): ts.LanguageService =>
      languageSide({ libs: LIBS[name], readLib, registry, roots: () => this.#roots(name), read: (file) => this.#read(file) });
    this.#services = { server: side('server'), page: side('page') };
    this.#declare('server', serverTypings(this.#page));
    this.#declare('page', pageTypings(this.#server, new Map()));
  }

  /** The service of a side, with the newest contract. */
  service(side: Side): ts.LanguageService {
    this.#readContracts();
    return this.#services[side];
  }

  /** What is wrong, everywhere. */
  checkAll(): Finding[] {
    this.#readContracts();
    const facts: ProjectFacts = {
      server: this.#server,
      page: this.#page,
      ids: this.sources.ids,
      pageText: this.sources.pageText,
      hasUnread: this.sources.hasUnread,
    };
    const seen = new Set<string>();
    return (['server', 'page'] as const).flatMap((side) =>
      this.sources.scriptsOf(side).flatMap((script) => this.#check(script, facts, seen)),
    );
  }

  #check(script: ScriptFile, facts: ProjectFacts, seen: Set<string>): Finding[] {
    const service = this.#services[script.side];
    const program = service.getProgram();
    const source = program?.getSourceFile(script.name);
    if (!program || !source) return [];
    const context = new CheckContext(script, source, program.getTypeChecker(), facts);
    const unread = service.getSyntacticDiagnostics(script.name);
    if (unread.length === 0) checkScript(context, service.getSemanticDiagnostics(script.name), seen);
    else
      checkQuotes(
        context,
        unread.map(({ start }) => start),
      );
    return context.findings;
  }

  /** Each side's contract is read anew when its scripts have changed and can all be read; else the last good one stays. */
  #readContracts(): void {
    this.#readSide('server', (sources, checker) => {
      this.#server = sources.length > 0 ? readServerContract(sources, checker) : UNKNOWN_SERVER;
    });
    this.#declare('page', pageTypings(this.#server, this.#elements()));
    this.#readSide('page', (sources, checker) => {
      this.#page = readPageContract(sources, checker);
    });
    this.#declare('server', serverTypings(this.#page));
  }

  #readSide(side: Side, read: (sources: ts.SourceFile[], checker: ts.TypeChecker) => void): void {
    const runs = side === 'server' ? this.sources.serverRuns : undefined;
    const scripts = [...this.sources.scripts.values()].filter(
      ({ name, path, side: own }) => !name.endsWith('.json') && (runs ? runs.has(path) : own === side),
    );
    const key = scripts.map(({ name, version }) => `${name} ${version}`).join('\n');
    if (key === this.#readAt[side]) return;
    const service = this.#services[side];
    if (scripts.some(({ name }) => service.getSyntacticDiagnostics(name).length > 0)) return;
    const program = service.getProgram();
    if (!program) return;
    this.#readAt[side] = key;
    read(
      scripts.flatMap(({ name }) => program.getSourceFile(name) ?? []),
      program.getTypeChecker(),
    );
  }

  /** Elements that are globals by their id: those whose name no script of a page makes for itself. */
  #elements(): Map<string, string> {
    const { ids, pageText } = this.sources;
    const names = [...ids].filter(([id]) => /^[A-Za-z_$][\w$]*$/.test(id) && !RESERVED.test(id));
    return new Map(
      names.filter(([id]) => !new RegExp(`\\b(?:let|const|var|function|class)\\s+${id.replaceAll('$', '\\$')}\\b`).test(pageText)),
    );
  }

  #declare(side: Side, text: string): void {
    const name = `${TYPINGS}${side}-messages.d.ts`;
    const before = this.#typings.get(name);
    if (before?.text !== text) this.#typings.set(name, { text, version: nextVersion() });
  }

  #roots(side: Side): string[] {
    return [`${TYPINGS}${side}.d.ts`, `${TYPINGS}${side}-messages.d.ts`, ...this.sources.scriptsOf(side).map(({ name }) => name)];
  }

  #read(name: string): ServiceText | undefined {
    return this.#typings.get(name) ?? this.sources.scripts.get(name);
  }
}

/** Words that can't be declared, and globals of a page that stay what they are. */
const RESERVED =
  /^(name|status|top|parent|self|event|length|location|history|screen|window|document|origin|closed|open|close|stop|print|find|focus|blur|on|in|of|if|do|for|new|try|var|let|const|class|this|true|false|null|with|case|else|enum|void|while|break|catch|super|throw|return|switch|typeof|delete|default|export|import|extends|finally|continue|debugger|function|instanceof|HANDLERS|send_message)$/;
