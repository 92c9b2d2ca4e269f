import type { ImportWarning } from '../../../shared/book/inspection.ts';

/** `Ã¼` for ü: UTF-8 that some program took for Windows-1252. No language writes these pairs. */
const misread = /[ÃÂ][\u00a0-\u00a9\u00ac-\u00ba\u00bc-\u00bf]/;
const around = 20;

/** Letters that were broken before the file was written, which no encoding mends: seen in the file's beginning, once. */
export function brokenText(file: string, text: string): ImportWarning[] {
  const lost = text.indexOf('\ufffd');
  const at = lost >= 0 ? lost : text.search(misread);
  if (at < 0) return [];
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - around), at))?.[0] ?? '';
  const rest = /^[\p{L}\p{N}\ufffd\u00a0-\u00bf]*/u.exec(text.slice(at, at + around))?.[0] ?? '';
  const message = `${file} holds "${before}${rest}": its letters were broken before this file was written. Export it again where it came from.`;
  return [{ code: 'brokenText', message }];
}
