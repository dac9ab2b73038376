/** Says what is expected instead of a value, in French; undefined when the value is right. */
export type Check = (value: string) => string | undefined;

/** A check by regular expression. */
export const matches =
  (pattern: RegExp, expected: string): Check =>
  (value) =>
    pattern.test(value) ? undefined : expected;

/** Go's `strconv.ParseBool`. */
export const BOOLEAN = matches(/^(1|0|[tTfF]|true|false|TRUE|FALSE|True|False)$/, 'true ou false');

/** Go's `strconv.ParseInt` with base 0. */
export const INTEGER = matches(
  /^[+-]?(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/,
  'un nombre entier',
);

const BYTE = String.raw`(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const IPV4 = new RegExp(String.raw`^${BYTE}(\.${BYTE}){3}$`);
const IPV6 = /^[\da-f:]*:[\da-f:]*(\d+(\.\d+){3})?$/i;

/** Go's `net.ParseIP`; an IPv6 address is only looked at from afar. */
export const ADDRESS: Check = (value) =>
  IPV4.test(value.trim()) || IPV6.test(value.trim()) ? undefined : 'une adresse IP';
