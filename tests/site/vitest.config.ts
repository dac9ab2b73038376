import { defineConfig } from 'vitest/config';

/** Checks of the built site, in dist/: run after a build. */
export default defineConfig({
  test: { include: ['tests/site/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
