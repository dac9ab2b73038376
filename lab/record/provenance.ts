import { type Provenance, type RecordedImage } from '../../src/recording/course-header.ts';
import { type BuiltImage } from '../images.ts';
import { type Node } from '../nodes.ts';
import { run } from '../run.ts';
import { type Stage } from './stage.ts';

/** What of the answer of `docker version` is used. */
interface DockerVersion {
  Client: { Version: string };
  Server: { Version: string; Components?: { Name: string; Version: string }[] };
}

/** What a machine of the lab says of itself: one question, one line of answer. */
const QUESTIONS = {
  docker: `docker version --format '{{json .}}'`,
  compose: 'docker compose version --short',
  buildx: `docker buildx version | cut -d ' ' -f 2`,
  cgroup: `docker info --format '{{.CgroupVersion}}'`,
  security: `docker info --format '{{json .SecurityOptions}}'`,
  kernel: 'uname -r',
  os: '. /etc/os-release; echo "$NAME $VERSION_CODENAME"',
  init: 'cat /proc/1/comm',
} as const;

type Answers = Record<keyof typeof QUESTIONS, string>;

/**
 * What answers in a session: versions, machine, day.
 * @param date when it is recorded
 */
export async function readProvenance(stage: Stage, node: Node, date: Date): Promise<Provenance> {
  const answers = await ask(stage, node);
  const { Client, Server } = JSON.parse(answers.docker) as DockerVersion;
  const component = (name: string): string | undefined =>
    Server.Components?.find(({ Name }) => Name === name)?.Version;
  const [containerd, runc] = [component('containerd'), component('runc')];
  return {
    engine: Server.Version,
    cli: Client.Version,
    compose: answers.compose,
    buildx: answers.buildx,
    ...(containerd === undefined ? {} : { containerd }),
    ...(runc === undefined ? {} : { runc }),
    os: answers.os.replace('GNU/Linux ', ''),
    kernel: answers.kernel,
    cgroup: answers.cgroup === '2' ? 2 : 1,
    date: date.toISOString().slice(0, 10),
    notes: notesOn(answers),
  };
}

async function ask(stage: Stage, node: Node): Promise<Answers> {
  const questions = Object.entries(QUESTIONS);
  const script = questions.map(([, question]) => question).join('\n');
  const printed = await run(stage.enter(node, ['sh', '-ec', script], { user: 'dev' }));
  const lines = printed.trim().split('\n');
  return Object.fromEntries(
    questions.map(([name], index) => [name, lines[index] ?? '']),
  ) as Answers;
}

/** What a reader must know of the lab to read its outputs right. */
function notesOn({ docker, cgroup, security, init }: Answers): string[] {
  const lacks = [
    ...(init === 'systemd' ? [] : ['systemd']),
    ...(security.includes('name=apparmor') ? [] : ['AppArmor']),
  ];
  const without = lacks.length === 0 ? '' : `, sans ${lacks.join(' ni ')}`;
  return [
    ...(docker.includes('+dfsg')
      ? [
          'Docker Engine vient des paquets de Debian, d’où le suffixe « +dfsg » des numéros de version.',
        ]
      : []),
    'Les images portent les noms habituels, mais elles ont été construites pour le cours à partir des paquets de Debian. Empreintes, tailles et nombre de couches diffèrent donc de ceux des images officielles.',
    'Les images viennent d’un registre miroir local, ce qui rend les téléchargements plus rapides que depuis Docker Hub.',
    `La machine est en cgroup v${cgroup}${without}.`,
  ];
}

/** Names of images with the digests under which the lab's registry has them. */
export function withDigests(
  names: readonly string[],
  built: readonly BuiltImage[],
): RecordedImage[] {
  return names.map((name) => {
    const [repository, tag = ''] = name.split(':');
    const image = built.find((one) => one.repository === repository && one.tags.includes(tag));
    return image ? { name, digest: image.digest } : { name };
  });
}
