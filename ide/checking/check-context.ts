import type ts from 'typescript';
import type { DiagnosticCode } from '../../server/protocol/diagnostic.ts';
import type { Edit, Fix } from '../state/mistake.ts';
import type { PageContract, ServerContract } from './contract.ts';
import type { Finding } from './finding.ts';
import { placeIn, type ScriptFile } from './script-file.ts';

/** What all scripts of a project are checked by. */
export interface ProjectFacts {
  server: ServerContract;
  page: PageContract;
  /** Ids of elements in pages. */
  ids: ReadonlyMap<string, string>;
  /** The sources of all pages and their scripts, as one text. */
  pageText: string;
  /** There are names that can't be known: nothing may be called an unknown word. */
  hasUnread: boolean;
}

export interface Told {
  code: DiagnosticCode;
  params: Record<string, string>;
  fix?: Fix;
  original?: string;
}

/** One script while it is checked, and what was found in it. */
export class CheckContext {
  readonly script: ScriptFile;
  readonly source: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  readonly facts: ProjectFacts;
  readonly findings: Finding[] = [];

  constructor(script: ScriptFile, source: ts.SourceFile, checker: ts.TypeChecker, facts: ProjectFacts) {
    this.script = script;
    this.source = source;
    this.checker = checker;
    this.facts = facts;
  }

  tell(node: ts.Node, told: Told): void {
    const start = node.getStart(this.source);
    this.tellAt(start, node.getEnd() - start, told);
  }

  tellAt(start: number, length: number, told: Told): void {
    const { side, path } = this.script;
    this.findings.push({ ...told, side, file: path, ...placeIn(this.source, start), length });
  }

  /** `inserted` in place of the node. */
  change(node: ts.Node, inserted: string): Fix {
    return { kind: 'change', edits: [this.edit(node, inserted)] };
  }

  edit(node: ts.Node, inserted: string): Edit {
    const start = node.getStart(this.source);
    return { start, removed: this.source.text.slice(start, node.getEnd()), inserted };
  }

  /** `text` as a literal with the quote marks that this file uses most. In an attribute, those that may stand there. */
  quoted(text: string): string {
    const count = (mark: string): number => this.source.text.split(mark).length;
    const { attribute } = this.script;
    const isDouble = attribute ? attribute.quote === "'" : count('"') > count("'");
    return isDouble ? JSON.stringify(text) : `'${text.replace(/[\\']/g, '\\$&')}'`;
  }
}
