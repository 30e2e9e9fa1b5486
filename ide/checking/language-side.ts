import ts from 'typescript';

/** A text that a language service reads: a script, or declarations. */
export interface ServiceText {
  text: string;
  version: number;
}

export interface LanguageSideOptions {
  /** Names of TypeScript's own declarations, such as `lib.es2023.d.ts`. */
  libs: string[];
  /** Their texts. */
  readLib: (name: string) => string | undefined;
  /** The files that are checked. */
  roots: () => readonly string[];
  read: (name: string) => ServiceText | undefined;
  /** Two sides share what they parsed. */
  registry: ts.DocumentRegistry;
}

const LIB_FOLDER = '/lib/';

/** One side of a project for TypeScript: its files, and the world that they are in. */
export function languageSide({ libs, readLib, roots, read, registry }: LanguageSideOptions): ts.LanguageService {
  const options = optionsFor(libs);
  const textOf = (name: string): string | undefined =>
    name.startsWith(LIB_FOLDER) ? readLib(name.slice(LIB_FOLDER.length)) : read(name)?.text;
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...roots()],
    getScriptVersion: (name) => String(read(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = textOf(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => `${LIB_FOLDER}lib.es2023.d.ts`,
    fileExists: (name) => textOf(name) !== undefined,
    readFile: textOf,
    directoryExists: () => true,
    getDirectories: () => [],
  };
  return ts.createLanguageService(host, registry);
}

/** As a browser and the sandbox take code; types are looked at, and asked of nobody. */
function optionsFor(lib: string[]): ts.CompilerOptions {
  return {
    lib,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: false,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Auto,
    jsx: ts.JsxEmit.Preserve,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    allowUnreachableCode: true,
    allowUnusedLabels: true,
    types: [],
  };
}
