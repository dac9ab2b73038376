import { type CommandSpec, type Grammar, type OptionSpec } from '../../src/commands/grammar.ts';

/** Values that the client accepts when it reads the line, by option, then by type. */
const BY_OPTION: Record<string, string> = {
  'add-host': 'a:1.2.3.4',
  dns: '1.1.1.1',
  'dns-search': 'example.org',
  env: 'A=1',
  'env-add': 'A=1',
  label: 'a=b',
  link: 'a',
  sysctl: 'net.a=1',
  'sysctl-add': 'net.a=1',
  publish: '80',
  'device-read-bps': '/dev/a:1mb',
  'device-write-bps': '/dev/a:1mb',
  'device-read-iops': '/dev/a:1',
  'device-write-iops': '/dev/a:1',
  'blkio-weight-device': '/dev/a:100',
  host: 'a:1.2.3.4',
  'host-add': 'a:1.2.3.4',
  'dns-add': '1.1.1.1',
  'dns-rm': '1.1.1.1',
  'dns-search-add': 'example.org',
  'storage-opt': 'a=b',
  'log-opt': 'a=b',
  'cap-add': 'CHOWN',
  attach: 'stdin',
  'generic-resource': 'a=1',
  volume: '/a:/b',
  'container-label': 'a=b',
  'container-label-add': 'a=b',
  'label-add': 'a=b',
  'publish-rm': '80',
  'host-rm': 'a:1.2.3.4',
  'link-local-ip': '1.2.3.4',
  'generic-resource-add': 'a=1',
  device: '/dev/a',
  scale: 'a=1',
  'device-cgroup-rule': 'c 1:3 mr',
};
const BY_TYPE: Record<string, string> = {
  string: 'x',
  stringArray: 'x',
  strings: 'x',
  list: 'x',
  map: 'a=b',
  stringToString: 'a=b',
  int: '1',
  uint: '1',
  uint16: '1',
  uint32: '1',
  float: '1.5',
  decimal: '1.5',
  bytes: '1m',
  duration: '1s',
  filter: 'a=b',
  ulimit: 'nofile=1:2',
  mount: 'type=volume,target=/a',
  network: 'n',
  port: '80',
  secret: 'x',
  config: 'x',
  'gpu-request': 'all',
  pref: 'spread=node.labels.a',
  scale: 'a=1',
  command: 'x',
  'credential-spec': 'file://x',
  'external-ca': 'protocol=cfssl,url=https://example.org',

  'node-addr': '1.2.3.4:1',
  ipNetSlice: '10.0.0.0/8',
};

/** Lines that would wait for something, or whose outcome depends on more than the line. */
const SKIPPED = /^docker (login|buildx dial-stdio|system dial-stdio|help|completion)\b/;

/** Each command of docker and its plugins with no to three arguments, and each of its options once. */
export function systematicLines(grammar: Grammar): string[] {
  const commands = [...grammar.commands].filter(
    ([name, spec]) =>
      name.startsWith('docker ') && !spec.experimental && !spec.subcommands && !SKIPPED.test(name),
  );
  return commands.flatMap(([name, spec]) => [
    ...argumentLines(name, spec),
    ...optionLines(name, spec),
  ]);
}

function argumentLines(name: string, spec: CommandSpec): string[] {
  return [name, ...(spec.aliases ?? [])].flatMap((command) =>
    [0, 1, 2, 3].map((count) => [command, ...Array<string>(count).fill('x')].join(' ')),
  );
}

function optionLines(name: string, spec: CommandSpec): string[] {
  const needed = spec.arguments.filter(({ optional }) => !optional).map(() => 'x');
  return (
    Object.entries(spec.options)
      // A certificate is read and checked when the line is: it cannot be made up.
      .filter(([, option]) => !option.experimental && option.type !== 'pem-file')
      .map(([option, { type, ...rest }]) => {
        const value =
          type === undefined || rest.implicit !== undefined ? [] : [valueFor(option, type)];
        return [name, `--${option}`, ...value, ...needed].join(' ');
      })
  );
}

function valueFor(option: string, type: NonNullable<OptionSpec['type']>): string {
  const value =
    (type === 'list' || type === 'map' ? BY_OPTION[option] : undefined) ?? BY_TYPE[type];
  if (value === undefined) throw new Error(`No sample value for --${option} (${type}).`);
  return value.includes(' ') ? `'${value}'` : value;
}
