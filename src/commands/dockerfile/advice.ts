import { imageName } from './image-name.ts';
import { say, type ParsedInstruction } from './instruction.ts';
import { type Stage } from './stage.ts';
import { isHttpSource } from './values.ts';

const ARCHIVE = /\.(tar|tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz)$/;

/** What the builder says nothing of, and a careful reader would. All are notes. */
export function advise(stage: Stage, one: ParsedInstruction): void {
  if (one.name === 'FROM') adviseTag(stage, one);
  if (one.name === 'ADD') adviseAdd(one);
  if (one.name === 'RUN' && !one.exec) adviseRun(one);
}

function adviseTag({ base, parent }: Stage, one: ParsedInstruction): void {
  const [image] = one.words;
  if (!image || base === undefined || parent || base === 'scratch') return;
  const name = imageName(base);
  if (!name || name.digest !== undefined) return;
  if (name.tag === undefined) {
    const message = `Sans tag, « ${base} » veut dire « ${base}:latest », qui change d’un jour à l’autre ; on écrit une version.`;
    say(one, ['note', 'suspicious'], image.range, message);
  } else if (name.tag === 'latest') {
    const message = '« latest » change d’un jour à l’autre ; on écrit une version.';
    say(one, ['note', 'suspicious'], image.range, message);
  }
}

function adviseAdd(one: ParsedInstruction): void {
  const sources = one.words.slice(0, -1);
  const hasChecksum = one.flags.some(({ name }) => name === 'checksum');
  for (const { value, range } of sources)
    if (isHttpSource(value) && !hasChecksum) {
      const message =
        'ADD télécharge ce fichier sans vérifier ce qu’il contient ; « --checksum=sha256:… » le fait.';
      say(one, ['note', 'suspicious'], range, message, { suggestion: '--checksum=sha256:…' });
    }
  const isPlain =
    sources.length > 0 &&
    sources.every(
      ({ value }) => /^[\w./-]+$/.test(value) && !ARCHIVE.test(value) && !/\.git$/.test(value),
    );
  const hasOwnFlag = one.flags.some(({ name }) => /^(checksum|unpack|keep-git-dir)$/.test(name));
  if (!isPlain || hasOwnFlag || one.hereDocuments.length > 0) return;
  const message =
    'Pour copier des fichiers, COPY suffit : ADD sert aux archives, aux adresses et aux dépôts Git.';
  say(one, ['note', 'suspicious'], one.nameRange, message, { suggestion: 'COPY' });
}

/** Advice on shell lines: when one pattern is there and the other is not. */
const LINES: { has: RegExp; lacks?: RegExp; message: string; suggestion?: string }[] = [
  {
    has: /\bapt(-get)?\s+(-\S+\s+)*update\b/,
    lacks: /\bapt(-get)?\s+(-\S+\s+)*(install|upgrade|dist-upgrade|full-upgrade|build-dep)\b/,
    message:
      'Seul dans son RUN, « apt-get update » reste en cache : les installations qui suivent prendraient une liste périmée. On l’écrit dans le même RUN que « apt-get install ».',
    suggestion: 'apt-get update && apt-get install',
  },
  {
    has: /\bapt(-get)?\s+(-\S+\s+)*install\b/,
    lacks: /(^|\s)(-[a-z]*y[a-z]*|-qq|--yes|--assume-yes|--quiet=2)\b/,
    message: 'Sans « -y », « apt-get install » attend une réponse que personne ne donnera.',
    suggestion: 'apt-get install -y',
  },
  {
    has: /^\s*cd\s+\S+\s*$/,
    message: '« cd » seul dans son RUN est oublié aussitôt : c’est WORKDIR qui change de dossier.',
    suggestion: 'WORKDIR',
  },
  {
    has: /^\s*export\s+\w+=\S*\s*$/,
    message:
      '« export » seul dans son RUN est oublié aussitôt : c’est ENV qui définit une variable.',
    suggestion: 'ENV',
  },
  {
    has: /(^|[;&|]\s*)sudo\s/,
    message:
      'Pendant la construction, RUN est déjà root tant que USER n’a pas dit autre chose : « sudo » est inutile.',
  },
];

/** Longer lines are left unread: nobody wrote them by hand. */
const LONGEST_LINE = 20_000;

function adviseRun(one: ParsedInstruction): void {
  const [line] = one.words;
  if (!line || line.value.length > LONGEST_LINE || one.hereDocuments.length > 0) return;
  for (const { has, lacks, message, suggestion } of LINES)
    if (has.test(line.value) && !lacks?.test(line.value))
      say(one, ['note', 'suspicious'], line.range, message, { suggestion });
}
