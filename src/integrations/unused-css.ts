import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';

/** Takes out of the style sheets the rules that no page and no script of the site can match. */
export function unusedCss(): AstroIntegration {
  return {
    name: 'unused-css',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const sheets = await new PurgeCSS().purge({
          content: [`${root}**/*.html`, `${root}_astro/*.js`],
          css: [`${root}_astro/*.css`],
          variables: true,
        });
        for (const { file, css } of sheets) if (file) await writeFile(file, css);
        logger.info(`${sheets.length} style sheets hold only what is used`);
      },
    },
  };
}
