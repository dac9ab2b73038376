import { defineConfig } from 'vitest/config';

/** The whole trip on a real Docker Engine: see why-not.ts for where it can be made. */
export default defineConfig({
  test: { include: ['tests/lab/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 1_800_000 },
});
