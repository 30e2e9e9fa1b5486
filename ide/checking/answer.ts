import { assertNever } from '../../runtime/assert-never.ts';
import type ts from 'typescript';
import type { Answer, Question, SignatureText } from './checker-messages.ts';
import { complete } from './complete.ts';
import { describe } from './describe.ts';
import type { ProjectChecker } from './project-checker.ts';

/** What there is to say about a place in a file. */
export function answer(checker: ProjectChecker, question: Question): Answer {
  const { path, offset } = question;
  const script = checker.sources.scriptAt(path, offset);
  if (!script) return undefined;
  const service = checker.service(script);
  switch (question.type) {
    case 'complete':
      return { type: 'complete', names: complete(service, script.name, offset, question.trigger) };
    case 'describe': {
      const details = service.getCompletionEntryDetails(script.name, offset, question.name, undefined, undefined, undefined, undefined);
      return details && { type: 'describe', text: describe(details.displayParts, details.documentation, details.tags) };
    }
    case 'hover': {
      const info = service.getQuickInfoAtPosition(script.name, offset);
      if (!info) return undefined;
      const { start, length } = info.textSpan;
      return { type: 'hover', start, length, text: describe(info.displayParts, info.documentation, info.tags) };
    }
    case 'signature': {
      const signature = signatureAt(service, script.name, offset);
      return signature && { type: 'signature', signature };
    }
    default:
      return assertNever(question);
  }
}

function signatureAt(service: ts.LanguageService, file: string, offset: number): SignatureText | undefined {
  const help = service.getSignatureHelpItems(file, offset, undefined);
  const item = help?.items[help.selectedItemIndex];
  if (!help || !item) return undefined;
  const text = (parts: readonly ts.SymbolDisplayPart[]): string => parts.map((part) => part.text).join('');
  let label = text(item.prefixDisplayParts);
  // An object of parts: the names to choose from say more than its type.
  if (label.startsWith('send_message(')) return undefined;
  const parameters = item.parameters.map((parameter, at) => {
    if (at > 0) label += text(item.separatorDisplayParts);
    const start = label.length;
    label += text(parameter.displayParts);
    return { start, end: label.length };
  });
  // What comes out of a call matters less than what goes in.
  label += text(item.suffixDisplayParts).replace(/: (?:void|any)$/, '');
  return label.length > 200 ? undefined : { label, parameters, active: help.argumentIndex, words: text(item.documentation) };
}
