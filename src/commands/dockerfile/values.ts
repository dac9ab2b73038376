import { ADDRESS, type Check, INTEGER, matches } from '../value-patterns.ts';

const LONGEST_MODE = 0o7777;
const SYMBOLIC_MODE =
  /^[ugoa]*[-+=][rwxXstugo]*([-+=][rwxXstugo]*)*(,[ugoa]*([-+=][rwxXstugo]*)+)*$/;

/** Go's `time.ParseDuration`, a millisecond at least. */
export const INTERVAL: Check = (value) => {
  const parts = /^\+?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(value);
  const tooShort = /^\+?\d*\.?\d*(?:ns|us|µs|μs)$/.test(value) && !/^\+?[0.]+\D/.test(value);
  return value === '' || (parts && !tooShort) ? undefined : 'une durée, comme 30s ou 1m30s';
};

/** `strconv.ParseInt`, base 10, not negative. */
export const RETRIES: Check = (value) =>
  value === '' || /^\+?\d{1,10}$/.test(value) ? undefined : 'un nombre entier positif';

/** `--chmod`: octal, or symbolic like `u=rwX,go=rX`. */
export const MODE: Check = (value) => {
  const octal = /^[0-7]+$/.test(value) && parseInt(value, 8) <= LONGEST_MODE;
  const symbolic = value.length < 200 && SYMBOLIC_MODE.test(value);
  return value === '' || octal || symbolic ? undefined : 'un mode, comme 755 ou u=rwX,go=rX';
};

/** `RUN --network`. */
export const NETWORK_MODE = matches(/^(default|none|host)$/, 'default, none ou host');
export const SECURITY_MODE = matches(/^(insecure|sandbox)$/, 'insecure ou sandbox');

const SYSTEMS =
  /^(aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|windows|zos|macos)$/i;
const ARCHITECTURES =
  /^(386|i386|amd64|x86_64|x86-64|amd64p32|arm|armbe|armhf|armel|arm64|aarch64|arm64be|ppc|ppc64|ppc64le|loong64|mips|mipsle|mips64|mips64le|mips64p32|mips64p32le|riscv|riscv64|s390|s390x|sparc|sparc64|wasm)$/i;

/** `--platform`, once its variables are replaced. Source: containerd/platforms, `Parse`. */
export const PLATFORM: Check = (value) => {
  const parts = value.split('/');
  const [first = ''] = parts;
  const right =
    parts.length <= 3 &&
    parts.every((part) => /^[\w.-]+(\([\w.+ -]*\))?$/.test(part)) &&
    (parts.length > 1 || SYSTEMS.test(first) || ARCHITECTURES.test(first));
  return right ? undefined : 'une plateforme, comme linux/amd64';
};

/** `GOOS` and `GOARCH` of a platform, as BuildKit looks for them in the names of stages. */
export function platformWords(value: string): string[] {
  const words = value.toLowerCase().split('/');
  const same: Record<string, string> = { x86_64: 'amd64', 'x86-64': 'amd64', aarch64: 'arm64' };
  return words.slice(0, 2).map((word) => same[word] ?? word);
}

/** Names and numbers that `STOPSIGNAL` takes. Source: moby/sys/signal, Linux. */
const SIGNALS = new Set(
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'.split(
    ' ',
  ),
);
const REAL_TIME = /^(RTMIN\+([1-9]|1[0-5])|RTMAX-([1-9]|1[0-4]))$/;

export const SIGNAL: Check = (value) => {
  const name = value.toUpperCase().replace(/^SIG/, '');
  const number = INTEGER(value) === undefined && /^\+?\d+$/.test(value) && Number(value) > 0;
  return number || SIGNALS.has(name) || REAL_TIME.test(name)
    ? undefined
    : 'un signal, comme SIGTERM ou 15';
};

/** A port of `EXPOSE`, read as BuildKit does (`convert_expose.go`). */
export interface ExposedPort {
  /** What is expected instead, when it is refused. */
  expected?: string;
  /** It names a host port or an address, which `EXPOSE` does not publish. */
  mapped: boolean;
  protocol: string;
}

const EXPECTED_PORT = 'un port, comme 80, 8000-8010 ou 53/udp';

export function exposedPort(text: string): ExposedPort {
  const cut = text.lastIndexOf(':');
  const before = text.slice(0, Math.max(cut, 0));
  const [ports = '', protocol = '', ...more] = text.slice(cut + 1).split('/');
  const mapped = before !== '';
  const address = before.includes(':') ? before.slice(0, before.lastIndexOf(':')) : '';
  const host = before.slice(before.lastIndexOf(':') + 1);
  const right =
    isPorts(ports) &&
    more.length === 0 &&
    /^(|tcp|udp|sctp)$/i.test(protocol) &&
    (host === '' || isPorts(host)) &&
    (address === '' || ADDRESS(address.replace(/^\[(.*)\]$/, '$1')) === undefined);
  return { mapped, protocol, ...(!right && { expected: EXPECTED_PORT }) };
}

function isPorts(text: string): boolean {
  const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  if (first === undefined) return false;
  return (
    Number(first) <= 65_535 &&
    Number(last ?? first) <= 65_535 &&
    Number(first) <= Number(last ?? first)
  );
}

/** A Git repository, which `ADD` clones and `COPY` refuses. Source: `dfgitutil/git_ref.go`. */
export function isGitSource(text: string): boolean {
  return (
    /^(git|ssh):\/\//.test(text) ||
    /^[\w.-]+@[\w.-]+:/.test(text) ||
    /^https?:\/\/[^?#]*\.git(?:[?#]|$)/.test(text)
  );
}

export function isHttpSource(text: string): boolean {
  return /^https?:\/\//.test(text) && !isGitSource(text);
}
