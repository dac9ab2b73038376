import { type HeaderReader } from './header-reader.ts';

/** An image that a session used. */
export interface RecordedImage {
  /** As typed, tag included when there was one: « nginx:1.26 ». */
  name: string;
  /** « sha256:… », when it was known. */
  digest?: string;
}

/** What answered: programs by name with their version, the machine, the day, the images. */
export interface Provenance {
  engine?: string;
  cli?: string;
  compose?: string;
  buildx?: string;
  containerd?: string;
  runc?: string;
  kubernetes?: string;
  kubectl?: string;
  etcd?: string;
  /** Distribution of the machine. */
  os?: string;
  /** Release of the kernel. */
  kernel?: string;
  /** Version of the cgroup hierarchy. */
  cgroup?: 1 | 2;
  /** Day of the recording, « 2026-11-21 ». */
  date?: string;
  images?: RecordedImage[];
  /** What a reader must know to read the outputs right, in French, one sentence or two each. */
  notes?: string[];
}

/**
 * Our own key of an asciicast header. Stock players ignore keys that they do not know.
 */
export interface CourseHeader {
  provenance?: Provenance;
  /** In the order of the steps. */
  steps?: { exit?: number }[];
}

const VERSIONS = [
  ...(['engine', 'cli', 'compose', 'buildx', 'containerd', 'runc'] as const),
  ...(['kubernetes', 'kubectl', 'etcd', 'os', 'kernel'] as const),
];

/** Reads the `course` key of the header that the reader stands on; throws what the reader throws. */
export function parseCourseHeader(header: HeaderReader): CourseHeader {
  const course = header.child('course').only(['provenance', 'steps']);
  return {
    ...(course.has('provenance') ? { provenance: parseProvenance(course) } : {}),
    ...(course.has('steps') ? { steps: course.children('steps').map(parseStep) } : {}),
  };
}

function parseProvenance(course: HeaderReader): Provenance {
  const reader = course
    .child('provenance')
    .only([...VERSIONS, 'cgroup', 'date', 'images', 'notes']);
  const provenance: Provenance = {};
  for (const key of VERSIONS) {
    if (reader.has(key)) provenance[key] = reader.text(key);
  }
  if (reader.has('cgroup')) provenance.cgroup = reader.integer('cgroup', 1, 2) as 1 | 2;
  if (reader.has('date')) provenance.date = parseDate(reader);
  if (reader.has('images')) provenance.images = reader.children('images').map(parseImage);
  if (reader.has('notes')) provenance.notes = reader.textList('notes');
  return provenance;
}

function parseDate(reader: HeaderReader): string {
  const date = reader.text('date');
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : reader.refuse('date', 'a day, "2026-11-21"');
}

function parseImage(reader: HeaderReader): RecordedImage {
  reader.only(['name', 'digest']);
  const name = reader.text('name');
  const digest = reader.optionalText('digest');
  if (digest === undefined) return { name };
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) reader.refuse('digest', '"sha256:" and 64 hex digits');
  return { name, digest };
}

function parseStep(reader: HeaderReader): { exit?: number } {
  reader.only(['exit']);
  return reader.has('exit') ? { exit: reader.integer('exit', 0, 255) } : {};
}
