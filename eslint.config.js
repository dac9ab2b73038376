import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Rooms that must stay pure: they may not reach the page, Astro, or a room above them. */
const PURE_ROOMS = ['recording', 'commands', 'course', 'search', 'snippets'];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-fixtures',
      '.astro',
      'node_modules',
      'tests/fixtures/casts/*.cast',
      'test-results',
    ],
  },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    files: PURE_ROOMS.map((room) => `src/${room}/**/*.ts`),
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['astro:*', '**/components/**', '**/elements/**', '**/integrations/**'] },
      ],
      'no-restricted-globals': ['error', 'document', 'window', 'localStorage'],
    },
  },
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  { files: ['tests/**', '**/*.astro'], rules: { 'max-lines-per-function': 'off' } },
);
