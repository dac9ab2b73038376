import type { Terminal } from '@xterm/headless';

/** What a terminal keeps in mind besides its screen. */
export interface HiddenState {
  /** Whether some of it could not be restored by a sequence. */
  isFragile: () => boolean;
  /** Restores what the serialize addon leaves out. */
  restore: () => string;
}

const ALTERNATE_SCREENS = [47, 1047, 1049];

/**
 * Follows the state that `@xterm/addon-serialize` does not restore: scroll margins, a saved
 * cursor, line-drawing characters, tab stops, origin mode, what an alternate screen hides, and
 * whether the cursor shows. A cursor once put back is taken as forgotten: programs save it anew.
 */
export function watchHiddenState(terminal: Terminal): HiddenState {
  const fragile = new Set<string>();
  let isCursorHidden = false;
  const { parser } = terminal;
  const mark = (reason: string, isSet: boolean): false => {
    if (isSet) fragile.add(reason);
    else fragile.delete(reason);
    return false;
  };
  const reset = (): false => {
    fragile.clear();
    isCursorHidden = false;
    return false;
  };
  parser.registerCsiHandler({ final: 'r' }, (parameters) =>
    mark(
      'margins',
      parameters.some((parameter) => parameter !== 0),
    ),
  );
  parser.registerCsiHandler({ final: 's' }, () => mark('saved cursor', true));
  parser.registerCsiHandler({ final: 'u' }, () => mark('saved cursor', false));
  parser.registerEscHandler({ final: '7' }, () => mark('saved cursor', true));
  parser.registerEscHandler({ final: '8' }, () => mark('saved cursor', false));
  parser.registerEscHandler({ final: 'H' }, () => mark('tab stops', true));
  parser.registerCsiHandler({ final: 'g' }, () => mark('tab stops', true));
  for (const intermediates of ['(', ')', '*', '+']) {
    parser.registerEscHandler({ intermediates, final: '0' }, () => mark(intermediates, true));
    parser.registerEscHandler({ intermediates, final: 'B' }, () => mark(intermediates, false));
  }
  for (const final of ['h', 'l']) {
    parser.registerCsiHandler({ prefix: '?', final }, (modes) => {
      if (modes.includes(25)) isCursorHidden = final === 'l';
      if (modes.includes(1048)) mark('saved cursor', final === 'h');
      if (modes.includes(6)) mark('origin', final === 'h');
      return ALTERNATE_SCREENS.some((mode) => modes.includes(mode))
        ? mark('alternate screen', final === 'h')
        : false;
    });
  }
  parser.registerEscHandler({ final: 'c' }, reset);
  parser.registerCsiHandler({ intermediates: '!', final: 'p' }, reset);
  return {
    isFragile: () => fragile.size > 0,
    restore: () => (isCursorHidden ? '\x1b[?25l' : ''),
  };
}
