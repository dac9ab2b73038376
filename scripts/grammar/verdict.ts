/** `accepted`, or why the client refused the line when it read it. */
export type Verdict =
  | 'accepted'
  | 'unknown-command'
  | 'unknown-option'
  | 'missing-value'
  | 'invalid-value'
  | 'arguments';

/** Messages of pflag, cobra and docker/cli `cli/required.go`, in the order they are looked for. */
const REFUSALS: readonly (readonly [Verdict, RegExp])[] = [
  ['unknown-option', /unknown (shorthand )?flag: /],
  ['unknown-option', /bad flag syntax: /],
  ['missing-value', /flag needs an argument: /],
  ['invalid-value', /invalid argument .* for .* flag/],
  // go-connections `nat.ParsePortSpecs`, called before the engine is
  [
    'invalid-value',
    /^docker: (invalid (containerPort|hostPort|IP address|proto|ranges)|no port specified)/im,
  ],
  ['arguments', /(requires|accepts) (at least |at most |exactly |between |no |\d)/],
  ['arguments', /unknown command ".*" for "docker (compose|buildx) .*"/],
  ['unknown-command', /unknown (docker )?command:? /],
  // kubectl
  ['unknown-command', /Unexpected args: /],
];

/**
 * Tells a refusal at reading time from whatever fails later (no engine, no file, no cluster).
 * @param output what the client printed
 */
export function verdictOf(output: string): Verdict {
  return REFUSALS.find(([, message]) => message.test(output))?.[0] ?? 'accepted';
}
