import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { builtPages } from './built-pages.ts';

/** The standard's rules. Left out: matters of taste, and what another test looks at. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Whitespace that a minifier left, and void elements written either way, are both valid HTML.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'off',
  },
});

const pages = builtPages('dist');

it.each(pages)('$file is valid HTML', ({ html }) => {
  const report = validator.validateStringSync(html);
  const messages = report.results.flatMap((result) =>
    result.messages.map(
      ({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`,
    ),
  );
  expect(messages).toEqual([]);
});

it.each(pages)('$file keeps to the course’s marks', ({ root, file }) => {
  expect(root.querySelectorAll('h1'), file).toHaveLength(1);
  expect(root.querySelector('html')?.getAttribute('lang')).toBe('fr');
  expect(root.querySelector('meta[name="description"]')?.getAttribute('content')).toBeTruthy();
  const policy = root
    .querySelector('meta[http-equiv="content-security-policy"]')
    ?.getAttribute('content');
  const scripts = /script-src ([^;]*)/.exec(policy ?? '')?.[1];
  expect(scripts).toContain("'self'");
  expect(scripts).not.toContain("'unsafe-inline'");
});
