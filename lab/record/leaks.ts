import { stripVTControlCharacters } from 'node:util';
import { type Recording } from '../../src/recording/asciicast.ts';
import { unusualSequences } from './control-sequences.ts';

/** Something that no recording may hold. */
interface Ban {
  what: string;
  pattern: RegExp;
}

const BANS: Ban[] = [
  { what: 'a path of the recording machine', pattern: /\/(?:work|Users)\/[\w./-]*/g },
  { what: 'a home of the recording machine', pattern: /\/home\/(?!dev\b|node\b|app\b)[\w./-]*/g },
  { what: 'a cgroup of the lab', pattern: /docker-lab-[0-9a-f]{8}/g },
  {
    what: 'an e-mail address',
    pattern: /[\w.+-]+@(?!example\.(?:com|org)\b)[\w-]+\.[a-z]{2,}\b/gi,
  },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  { what: 'a token of Docker Hub', pattern: /\bdckr_[a-z]{3}_[\w-]{20,}/g },
  { what: 'a token of GitHub', pattern: /\b(?:gh[opsru]_\w{30,}|github_pat_\w{20,})/g },
  { what: 'a token of GitLab', pattern: /\bglpat-[\w-]{20,}/g },
  { what: 'a token of npm', pattern: /\bnpm_\w{36}/g },
  { what: 'a token of Slack', pattern: /\bxox[abprs]-[\w-]{10,}/g },
  { what: 'a key of AWS', pattern: /\bAKIA[0-9A-Z]{16}\b/g },
  { what: 'a signed token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+/g },
  { what: 'a token of a swarm', pattern: /\bSWM(?:TKN|KEY)-1-[\w/+-]+/g },
];

/** Sessions that show a secret, and why it opens nothing. */
export const HARMLESS_SECRETS: Readonly<Record<string, string>> = {
  '09-swarm/maillage-entree': 'the swarm was destroyed with its machine after the recording',
};

/** Hosts that a reader may see in an address; any other may be one of the recording machine's. */
const KNOWN_HOST =
  /^(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|miroir\.lab|(?:[\w-]+\.)*(?:docker\.(?:com|io)|debian\.org|nginx\.(?:com|org)|redis\.io|postgresql\.org|python\.org|nodejs\.org|kubernetes\.io|opencontainers\.org|mobyproject\.org|github\.com|gnu\.org|example\.(?:com|org))|[\w-]+)$/;

/** Registries of packages: what they are called differs from one machine to the next. */
const PACKAGE_REGISTRY =
  /\b(?:registry\.npmjs\.org|pypi\.org|files\.pythonhosted\.org|proxy\.golang\.org)\b/g;

/**
 * What a recording holds that must not leave the machine: its paths and names, personal data,
 * secrets, and control sequences that no session needs.
 * @param id of the session
 * @param details what only tells of this machine: see `machineDetails`
 * @returns a sentence each, with what was found
 */
export function findLeaks(
  id: string,
  recording: Recording,
  details: readonly string[] = [],
): string[] {
  const shown = outputOf(recording);
  const { title = '', env, course = {} } = recording;
  const text = `${stripVTControlCharacters(shown)}\n${JSON.stringify({ title, env, course })}`;
  const bans = [
    ...BANS.filter(({ what }) => what !== 'a token of a swarm' || !(id in HARMLESS_SECRETS)),
    { what: 'a registry of packages', pattern: PACKAGE_REGISTRY },
    ...details.map((detail) => ({ what: 'a detail of this machine', pattern: literal(detail) })),
  ];
  return [
    ...bans.flatMap(({ what, pattern }) =>
      Array.from(text.matchAll(pattern), ([found]) => `${what}: ${found}`),
    ),
    ...unknownHosts(text).map((host) => `a host that readers do not know: ${host}`),
    ...unusualSequences(shown).map((sequence) => `a control sequence: ${sequence}`),
  ].filter((leak, index, all) => all.indexOf(leak) === index);
}

/** Markers hold the commands, which the output may have in pieces. */
function outputOf({ events }: Recording): string {
  const shown = events.filter(({ code }) => code === 'o').map(({ data }) => data);
  const typed = events.filter(({ code }) => code === 'm').map(({ data }) => data);
  return `${shown.join('')}\n${typed.join('\n')}`;
}

function unknownHosts(text: string): string[] {
  const hosts = Array.from(text.matchAll(/\bhttps?:\/\/([\w.-]*\w)/g), ([, host = '']) => host);
  return hosts.filter((host) => !KNOWN_HOST.test(host));
}

function literal(detail: string): RegExp {
  const escaped = detail.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'g');
}
