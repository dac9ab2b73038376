const CONTROL =
  /\u001b\[[\u0030-\u003f]*[\u0020-\u002f]*[\u0040-\u007e]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[\u0020-\u002f]*[\u0030-\u007e]?|[\u0000-\u001f\u007f-\u009f]/g;

/** What programs in sessions need: blank, move, erase, colour. */
const USUAL: RegExp[] = [
  /^[\t\n\r\b]$/,
  // Colours and styles; cursor up, down, right, left, to a column, to a place; erase.
  /^\u001b\[[\d;:]*[mABCDEFGHJKPX@LMSTdr]$/,
  // Cursor shown, application keys, wrapping, the other screen of pagers, bracketed paste.
  /^\u001b\[\?(?:1|7|12|25|1049|2004)(?:;(?:1|7|12|25|1049|2004))*[hl]$/,
  // Application keypad, cursor saved and restored, ASCII.
  /^\u001b(?:[=>78M]|\(B)$/,
];

/**
 * The control sequences that a recording has no use for, each once and readable: titles, links, the
 * clipboard, questions to the terminal, marks of the recorder…
 * @param output all that the terminal was sent, so that no sequence is cut
 */
export function unusualSequences(output: string): string[] {
  const found = Array.from(output.matchAll(CONTROL), ([sequence]) => sequence);
  const unusual = found.filter((sequence) => !USUAL.some((usual) => usual.test(sequence)));
  return [...new Set(unusual)].map((sequence) => JSON.stringify(sequence).slice(1, -1));
}
