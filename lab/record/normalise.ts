import { type Variation } from '../../src/recording/session-step.ts';
import { RANDOM_NAME } from './random-names.ts';

/** A pattern and what stands for it; the first ones are the longest, and would be cut by later ones. */
type Rule = [pattern: RegExp, replacement: string];

const HEX = '(?<![0-9a-zA-Z])[0-9a-f]';
const END = '(?![0-9a-zA-Z])';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const CLOCK = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?`;
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT|CET|CEST|[+-]\d{2}:?\d{2}))*`;
const SPAN = '(?:second|minute|hour|day|week|month|year)s?';

const DATES: Rule[] = [
  [new RegExp(`\\d{4}-\\d{2}-\\d{2}[T ]${CLOCK}${ZONE}`, 'g'), '<date>'],
  [new RegExp(`\\d{4}/\\d{2}/\\d{2} ${CLOCK}`, 'g'), '<date>'],
  // Access logs: 21/Nov/2026:13:45:01 +0000.
  [new RegExp(`\\d{1,2}/${MONTH}/\\d{4}:${CLOCK}${ZONE}`, 'g'), '<date>'],
  // RFC 1123: Sat, 21 Nov 2026 13:45:01 GMT; redis without the day.
  [new RegExp(`(?:${DAY}, )?\\d{1,2} ${MONTH} \\d{4} ${CLOCK}${ZONE}`, 'g'), '<date>'],
  // The program date: Sat Nov 21 13:45:01 UTC 2026.
  [new RegExp(`${DAY} ${MONTH} +\\d{1,2} ${CLOCK}${ZONE} \\d{4}`, 'g'), '<date>'],
  // The program ls: Nov 21 13:45, or the year instead of the time.
  [new RegExp(`\\b${MONTH} +\\d{1,2} +(?:\\d{2}:\\d{2}|\\d{4})\\b`, 'g'), '<date>'],
  [/\b\d{4}-\d{2}-\d{2}\b/g, '<date>'],
  [new RegExp(`\\b${CLOCK}\\b`, 'g'), '<time>'],
];

const DURATIONS: Rule[] = [
  [new RegExp(`\\bless than (?:a|an|\\d+) ${SPAN}\\b`, 'gi'), '<duration>'],
  [new RegExp(`\\babout (?:a|an|\\d+) ${SPAN}\\b`, 'gi'), '<duration>'],
  [new RegExp(`\\b\\d+(?:\\.\\d+)? ${SPAN}\\b`, 'g'), '<duration>'],
  // 1h2m3.4s, 0.1s, 12 ms.
  [/\b(?:\d+[hm])*\d+(?:\.\d+)? ?(?:[nµmu]?s)\b/g, '<duration>'],
  // The statistics of ping: 0.045/0.061/0.089 ms has lost its unit above.
  [/\b\d+\.\d+\/\d+\.\d+\/(?=<duration>)/g, ''],
];

const IDENTIFIERS: Rule[] = [
  [/\bSWM(?:TKN|KEY)-1-[\w/+-]+/g, '<token>'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>'],
  [/\bsha256:[0-9a-f]{12,64}\b/g, 'sha256:<digest>'],
  [/\bveth[0-9a-f]{7}\b/g, 'veth<id>'],
  [new RegExp(`${HEX}{64}${END}`, 'g'), '<id>'],
  [new RegExp(`${HEX}{12}${END}`, 'g'), '<id>'],
  // Swarm and BuildKit: 25 letters and digits, the first 12 in tables.
  [new RegExp(`(?<![0-9a-zA-Z])[0-9a-z]{25}${END}`, 'g'), '<id>'],
  [/(?<![\w-])(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{12}(?![\w-])/g, '<id>'],
  [/^[0-9a-z]{12}(?= {2}| \*)/gm, '<id>'],
  // Links of the overlay2 driver.
  [/(?<=overlay2\/l\/)[A-Z0-9]{26}\b/g, '<id>'],
  [RANDOM_NAME, '<name>'],
];

const ADDRESSES: Rule[] = [
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, '<mac>'],
  // Loopback, "everywhere" and the resolver in containers are what they are on any machine.
  [/(?<![\d.])(?!127\.|0\.0\.0\.0|255\.)\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g, '<address>'],
  [/\b(?:fe80|fd[0-9a-f]{2}):[0-9a-f:]+/g, '<address>'],
];

const MEASURES: Rule[] = [
  // Nothing lost, all lost and nothing weighed are facts.
  [/\b\d+(?:\.\d+)?%(?! packet loss)/g, '<percentage>'],
  [/\b(?!0 ?B\b)\d+(?:[.,]\d+)? ?(?:[kKMGT]i?)?B\b/g, '<size>'],
  [/\b\d+ bytes\b/g, '<size>'],
  [/(?<=\s|^)\d+(?:\.\d+)?[KMGT](?=\s|$)/gm, '<size>'],
];

const PROCESSES: Rule[] = [
  [/\b(pid|process|processes|worker|checkpointer|launcher)(:? \(?)(?!1\b)\d+/gi, '$1$2<pid>'],
  [/("Pid": )(?!0\b)\d+/g, '$1<pid>'],
  // nginx: 1#1, 29#29; PostgreSQL and syslog: [29]; a job of the shell: [1] 4242.
  [/\b(?!1#)\d+#\d+(?=:)/g, '<pid>'],
  [/\[(?!1\])\d+\](?=:| LOG| FATAL| ERROR| WARNING| HINT| DETAIL)/g, '[<pid>]'],
  [/^(\[\d+\][+-]? )\d+$/gm, '$1<pid>'],
];

const RULES = [
  ...IDENTIFIERS,
  ...ADDRESSES,
  ...DATES,
  ...MEASURES,
  ...DURATIONS,
  ...PROCESSES,
] as const;

const VARIATION_RULES: Record<'tasks' | 'numbers', Rule[]> = {
  tasks: [
    [/\b([a-z][\w-]*)\.\d+\b/g, '$1.<task>'],
    [/\b(?:docker|node\d)(?=\s|$)/gm, '<node>'],
  ],
  numbers: [[/\d+(?:[.,]\d+)*/g, '<number>']],
};

/**
 * What of an output must be the same when it is recorded again: what may vary is replaced by its
 * kind, `<id>`, `<date>`…, and tables by their cells one blank apart, since cells set the widths.
 * @param output text of a step's screen
 * @param vary what else may vary in this step; lines in any order are sorted
 */
export function normalise(output: string, vary: readonly Variation[] = []): string[] {
  if (output === '' || vary.includes('all')) return [];
  let text = hideProcessColumns(output);
  for (const [pattern, replacement] of RULES) text = text.replace(pattern, replacement);
  for (const kind of ['tasks', 'numbers'] as const) {
    if (!vary.includes(kind)) continue;
    for (const [pattern, replacement] of VARIATION_RULES[kind]) {
      text = text.replace(pattern, replacement);
    }
  }
  const lines = text.split('\n').map(narrow);
  return vary.includes('order') ? lines.sort() : lines;
}

/** Indentation has a meaning; other blanks align. */
function narrow(line: string): string {
  return line.replace(/(?<=\S)\s+/g, ' ').trimEnd();
}

/** In a table whose header names process ids, those but 1, which is the first of a container. */
function hideProcessColumns(output: string): string {
  let columns: number[] = [];
  const lines = output.split('\n').map((line) => {
    const cells = line.trim().split(/\s+/);
    if (cells.includes('PID')) {
      columns = cells.flatMap((cell, index) => (/^P?PID$/.test(cell) ? [index] : []));
      return line;
    }
    let index = -1;
    return line.replace(/\S+/g, (cell) => {
      index += 1;
      return columns.includes(index) && /^\d+$/.test(cell) && Number(cell) > 1 ? '<pid>' : cell;
    });
  });
  return lines.join('\n');
}
