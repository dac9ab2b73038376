/**
 * What a recording may say to a terminal. A recording is data: everything that asks the terminal
 * to act on the world around the screen, or to answer, is taken out before it is rendered at build
 * time or played in a page.
 *
 * Taken out: OSC (titles, colours, links, clipboard, notifications), DCS, APC, PM and SOS strings;
 * device queries; window operations; mouse and focus reporting; printing; bell and answerback.
 * Of the 8-bit C1 controls, CSI is rewritten in 7 bits and the others are taken out.
 * Sequences: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export type Sanitizer = (chunk: string) => string;

/**
 * One sanitizer per recording, as a sequence may be cut by the end of an event: what it has not
 * seen the end of, it keeps for the next call. So what it returns never ends inside a sequence,
 * nor inside a surrogate pair.
 */
export function createSanitizer(): Sanitizer {
  let held = '';
  return (chunk) => {
    const { safe, rest } = sanitize(held + chunk);
    held = rest;
    return safe;
  };
}

const TEXT = /[^\x05\x07\x1b\x7f-\x9f]+/y;
const CSI = /(?:\x1b\[|\x9b)([\x30-\x3f]*)([\x20-\x2f]*)([\x40-\x7e])/y;
const CSI_UNFINISHED = /(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*$/y;
/** OSC ends with BEL too; the others do not. */
const OSC = /(?:\x1b\]|\x9d)[^\x07\x18\x1a\x1b\x9c]*(?:[\x07\x18\x1a\x9c]|\x1b(\\?))/y;
const STRING = /(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x18\x1a\x1b\x9c]*(?:[\x18\x1a\x9c]|\x1b(\\?))/y;
const STRING_START = /(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])/y;
const ESCAPE = /\x1b[\x20-\x2f]*[\x30-\x7e]/y;
const ESCAPE_UNFINISHED = /\x1b[\x20-\x2f]*$/y;

/** DECID, which asks for an answer. */
const IDENTIFY = '\x1bZ';
/** DA, DSR, DECREQTPARM, window operations, media copy. */
const ACTING_FINALS = new Set(['c', 'n', 'x', 't', 'i']);
/** Mouse tracking and its encodings, focus reports. */
const REPORTING_MODES = new Set([9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016]);

function sanitize(input: string): { safe: string; rest: string } {
  let safe = '';
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(input);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < input.length) {
    const start = at;
    const text = match(TEXT);
    if (text) {
      safe += text[0];
      continue;
    }
    const string = match(OSC) ?? match(STRING);
    if (string) {
      // ESC ends a string even without the backslash of ST: it then begins a sequence of its own.
      if (string[1] === '') at -= 1;
      if (string[1] === '' && at + 1 === input.length) return { safe, rest: input.slice(start) };
      continue;
    }
    if (match(STRING_START)) return { safe, rest: input.slice(start) };
    const csi = match(CSI);
    if (csi) {
      safe += keepCsi(csi[1] ?? '', csi[2] ?? '', csi[3] ?? '');
      continue;
    }
    if (match(CSI_UNFINISHED) ?? match(ESCAPE_UNFINISHED)) {
      return { safe, rest: input.slice(start) };
    }
    const escape = match(ESCAPE);
    if (escape && escape[0] !== IDENTIFY) safe += keepEscape(escape[0]);
    // BEL, ENQ, DEL, a C1 control, or an ESC that begins nothing.
    if (!escape) at += 1;
  }
  return holdSurrogate(safe);
}

function keepEscape(sequence: string): string {
  // « ESC [ » that is no CSI has met a control character: the sequence is broken, leave it out.
  return sequence === '\x1b[' ? '' : sequence;
}

function keepCsi(parameters: string, intermediates: string, final: string): string {
  if (ACTING_FINALS.has(final) && intermediates === '') return '';
  if (intermediates === '$' && final === 'p') return '';
  if (parameters.startsWith('>') || (parameters.startsWith('?') && final === 'u')) return '';
  const kept = 'hl'.includes(final) ? withoutReporting(parameters) : parameters;
  return kept === undefined ? '' : `\x1b[${kept}${intermediates}${final}`;
}

/** The modes of a DECSET or DECRST without those that report; undefined when none is left. */
function withoutReporting(parameters: string): string | undefined {
  if (!parameters.startsWith('?')) return parameters;
  const modes = parameters.slice(1).split(';');
  const kept = modes.filter((mode) => !REPORTING_MODES.has(Number.parseInt(mode, 10)));
  return kept.length === 0 ? undefined : `?${kept.join(';')}`;
}

/** Half a character at the end waits for its other half. */
function holdSurrogate(safe: string): { safe: string; rest: string } {
  const last = safe.charCodeAt(safe.length - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return isHalf ? { safe: safe.slice(0, -1), rest: safe.slice(-1) } : { safe, rest: '' };
}
