/**
 * What every page runs, in one file: a request costs a reader on a train more than its bytes.
 * The heavy parts (search, terminal) are imported by these when the reader asks for them.
 */
import './course-progress.ts';
import './explain.ts';
import './search-palette.ts';
import './session-replay.ts';
import './snippets.ts';
