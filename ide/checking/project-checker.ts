import ts from 'typescript';
import PAGE_TYPINGS from '../../runtime/typings/page.d.ts?raw';
import SERVER_TYPINGS from '../../runtime/typings/server.d.ts?raw';
import type { Side } from '../../runtime/side.ts';
import { CheckContext, type ProjectFacts } from './check-context.ts';
import { checkQuotes } from './check-quotes.ts';
import { checkScript } from './check-script.ts';
import { UNKNOWN_PAGE, UNKNOWN_SERVER, type PageContract, type ServerContract } from './contract.ts';
import { elementTypings, pageTypings, serverTypings } from './contract-typings.ts';
import type { Finding } from './finding.ts';
import { languageSide, type ServiceText } from './language-side.ts';
import { ALL_PAGES, ProjectSources } from './project-sources.ts';
import { readPageContract } from './read-page-contract.ts';
import { readServerContract } from './read-server-contract.ts';
import type { ScriptFile } from './script-file.ts';
import { nextVersion } from './text-version.ts';
import { TYPINGS } from './typings-folder.ts';

const LIBS: Record<Side, string[]> = { server: ['lib.es2023.d.ts'], page: ['lib.es2023.d.ts', 'lib.dom.d.ts'] };

/**
 * Checks a whole project across both sides: a language service for the server and one for each page, each with declarations
 * that are made from what the other side does. It knows no worker and no editor.
 */
export class ProjectChecker {
  readonly sources = new ProjectSources();
  readonly #newService: (side: Side, roots: () => readonly string[]) => ts.LanguageService;
  readonly #serverService: ts.LanguageService;
  /** By page, or what stands for all pages. */
  readonly #pageServices = new Map<string, ts.LanguageService>();
  readonly #typings = new Map<string, ServiceText>([
    [`${TYPINGS}server.d.ts`, { text: SERVER_TYPINGS, version: nextVersion() }],
    [`${TYPINGS}page.d.ts`, { text: PAGE_TYPINGS, version: nextVersion() }],
  ]);
  #server: ServerContract = UNKNOWN_SERVER;
  #page: PageContract = UNKNOWN_PAGE;
  #readAt: { server?: string; page?: string } = {};

  /** `readLib` gives TypeScript's own declarations by name, such as `lib.dom.d.ts`. `registry` keeps them parsed. */
  constructor(readLib: (name: string) => string | undefined, registry = ts.createDocumentRegistry()) {
    this.#newService = (side, roots) => languageSide({ libs: LIBS[side], readLib, registry, roots, read: (file) => this.#read(file) });
    this.#serverService = this.#newService('server', () => this.#roots('server', this.sources.scriptsOf('server')));
    this.#declare('server-messages', serverTypings(this.#page));
    this.#declare('page-messages', pageTypings(this.#server));
  }

  /** The service that knows this script, with the newest contract. */
  service(script: ScriptFile): ts.LanguageService {
    this.#readContracts();
    if (script.side === 'server') return this.#serverService;
    return this.#pageService(this.sources.worlds.find((world) => this.sources.isIn(script, world)) ?? ALL_PAGES);
  }

  /** What is wrong, everywhere. */
  checkAll(): Finding[] {
    this.#readContracts();
    const seen = new Set<string>();
    const server = this.#factsOf(ALL_PAGES);
    const found = this.sources.scriptsOf('server').flatMap((script) => this.#check(script, this.#serverService, server, seen));
    const worlds = this.sources.worlds.map((world) => ({ world, facts: this.#factsOf(world), service: this.#pageService(world) }));
    const ofPages = this.sources.scriptsOf('page').flatMap((script) => {
      const own = worlds.filter(({ world }) => this.sources.isIn(script, world));
      return common(own.map(({ service, facts }) => this.#check(script, service, facts, seen)));
    });
    return [...found, ...ofPages];
  }

  #factsOf(world: string): ProjectFacts {
    const { sources } = this;
    return {
      server: this.#server,
      page: this.#page,
      ids: sources.ids(world),
      pageText: sources.pageText(world),
      hasUnread: sources.hasUnread,
    };
  }

  #check(script: ScriptFile, service: ts.LanguageService, facts: ProjectFacts, seen: Set<string>): Finding[] {
    const program = service.getProgram();
    const source = program?.getSourceFile(script.name);
    if (!program || !source) return [];
    const context = new CheckContext(script, source, program.getTypeChecker(), facts);
    const unread = program.getSyntacticDiagnostics(source);
    if (unread.length === 0) checkScript(context, program.getSemanticDiagnostics(source), seen);
    else
      checkQuotes(
        context,
        unread.map(({ start }) => start),
      );
    return context.findings;
  }

  /** Each side's contract is read anew when its scripts have changed and can all be read; else the last good one stays. */
  #readContracts(): void {
    const { sources } = this;
    const runs = sources.serverRuns;
    const server = sources.scriptsOf('server').filter(({ path }) => runs.has(path));
    this.#readSide('server', server, (programs) => {
      const [program] = programs;
      const read = program && sourcesOf(program, server);
      this.#server = read && read.length > 0 ? readServerContract(read, program.getTypeChecker()) : UNKNOWN_SERVER;
    });
    this.#declare('page-messages', pageTypings(this.#server));
    for (const world of sources.worlds) this.#declare(`page-elements-${world}`, elementTypings(this.#elements(world)));
    const page = sources.scriptsOf('page');
    this.#readSide('page', page, (programs) => {
      this.#page = readPageContract(programs.map((program) => ({ sources: sourcesOf(program, page), checker: program.getTypeChecker() })));
    });
    this.#declare('server-messages', serverTypings(this.#page));
  }

  #readSide(side: Side, scripts: readonly ScriptFile[], read: (programs: ts.Program[]) => void): void {
    const key = scripts.map(({ name, version }) => `${name} ${String(version)}`).join('\n');
    if (key === this.#readAt[side]) return;
    const services = side === 'server' ? [this.#serverService] : this.sources.worlds.map((world) => this.#pageService(world));
    const programs = services.flatMap((service) => service.getProgram() ?? []);
    const isBroken = programs.some((program) =>
      sourcesOf(program, scripts).some((each) => program.getSyntacticDiagnostics(each).length > 0),
    );
    if (isBroken) return;
    this.#readAt[side] = key;
    read(programs);
  }

  /** Elements that are globals by their id: those whose name no script of a page makes for itself. */
  #elements(world: string): Map<string, string> {
    const pageText = this.sources.pageText(world);
    const names = [...this.sources.ids(world)].filter(([id]) => /^[A-Za-z_$][\w$]*$/.test(id) && !RESERVED.test(id));
    return new Map(
      names.filter(([id]) => !new RegExp(`\\b(?:let|const|var|function|class)\\s+${id.replaceAll('$', '\\$')}\\b`).test(pageText)),
    );
  }

  #pageService(world: string): ts.LanguageService {
    const { sources } = this;
    for (const [known, service] of this.#pageServices) {
      if (sources.worlds.includes(known)) continue;
      service.dispose();
      this.#pageServices.delete(known);
    }
    const roots = (): string[] => [
      typingsName(`page-elements-${world}`),
      ...this.#roots(
        'page',
        sources.scriptsOf('page').filter((script) => sources.isIn(script, world)),
      ),
    ];
    const service = this.#pageServices.get(world) ?? this.#newService('page', roots);
    this.#pageServices.set(world, service);
    return service;
  }

  #declare(what: string, text: string): void {
    const name = typingsName(what);
    const before = this.#typings.get(name);
    if (before?.text !== text) this.#typings.set(name, { text, version: nextVersion() });
  }

  #roots(side: Side, scripts: readonly ScriptFile[]): string[] {
    return [typingsName(side), typingsName(`${side}-messages`), ...scripts.map(({ name }) => name)];
  }

  #read(name: string): ServiceText | undefined {
    return this.#typings.get(name) ?? this.sources.scripts.get(name);
  }
}

function typingsName(what: string): string {
  return `${TYPINGS}${what}.d.ts`;
}

function sourcesOf(program: ts.Program, scripts: readonly ScriptFile[]): ts.SourceFile[] {
  return scripts.flatMap(({ name }) => program.getSourceFile(name) ?? []);
}

/** A script that several pages load is wrong where it is wrong in all of them: in the others it may not have come to that line. */
function common([first = [], ...others]: Finding[][]): Finding[] {
  const told = others.map((findings) => new Set(findings.map((finding) => JSON.stringify(finding))));
  return first.filter((finding) => told.every((each) => each.has(JSON.stringify(finding))));
}

/** Words that can't be declared, and globals of a page that stay what they are. */
const RESERVED =
  /^(name|status|top|parent|self|event|length|location|history|screen|window|document|origin|closed|open|close|stop|print|find|focus|blur|on|in|of|if|do|for|new|try|var|let|const|class|this|true|false|null|with|case|else|enum|void|while|break|catch|super|throw|return|switch|typeof|delete|default|export|import|extends|finally|continue|debugger|function|instanceof|HANDLERS|send_message)$/;
