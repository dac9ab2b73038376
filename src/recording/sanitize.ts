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

/** DA, DSR, DECREQTPARM, window operations, media copy. */
const ACTING_FINALS = new Set(['c', 'n', 'x', 't', 'i']);
/** Mouse tracking and its encodings, focus reports. */
const REPORTING_MODES = new Set([9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016]);

/** What is kept of a match; undefined when its end has not been seen yet. */
type Rule = [pattern: RegExp, keep: (match: RegExpExecArray) => string | undefined];

const drop = (): string => '';
const hold = (): undefined => undefined;

/** The first rule that matches applies. Broken sequences are dropped, as a terminal ignores them. */
const RULES: Rule[] = [
  [/(?:(?![\ud800-\udbff]$)[^\x05\x07\x1b\x7f-\x9f])+/y, ([text]) => text.toWellFormed()],
  [/[\ud800-\udbff]$/y, hold],
  // OSC; BEL ends it too. ESC ends a string even when it begins another sequence than ST.
  [/(?:\x1b\]|\x9d)[^\x07\x18\x1a\x1b\x9c]*(?:[\x07\x18\x1a\x9c]|\x1b\\|(?=\x1b[^\\]))/y, drop],
  // DCS, SOS, PM, APC.
  [
    /(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x18\x1a\x1b\x9c]*(?:[\x18\x1a\x9c]|\x1b\\|(?=\x1b[^\\]))/y,
    drop,
  ],
  [/\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f]/y, hold],
  // CSI.
  [/(?:\x1b\[|\x9b)([\x30-\x3f]*)([\x20-\x2f]*)([\x40-\x7e])/y, keepCsi],
  [/(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*$/y, hold],
  [/(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*/y, drop],
  // The other escape sequences; DECID asks for an answer.
  [/\x1b[\x20-\x2f]*[\x30-\x7e]/y, ([sequence]) => (sequence === '\x1bZ' ? '' : sequence)],
  [/\x1b[\x20-\x2f]*$/y, hold],
  [/\x1b[\x20-\x2f]*/y, drop],
  // BEL, ENQ, DEL, the other C1 controls.
  [/[^]/y, drop],
];

function sanitize(input: string): { safe: string; rest: string } {
  let safe = '';
  let at = 0;
  while (at < input.length) {
    const { kept, end } = applyRule(input, at);
    if (kept === undefined) return { safe, rest: input.slice(at) };
    safe += kept;
    at = end;
  }
  return { safe, rest: '' };
}

function applyRule(input: string, at: number): { kept: string | undefined; end: number } {
  for (const [pattern, keep] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(input);
    if (match) return { kept: keep(match), end: pattern.lastIndex };
  }
  return { kept: '', end: at + 1 };
}

function keepCsi([, parameters = '', intermediates = '', final = '']: RegExpExecArray): string {
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
