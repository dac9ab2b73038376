import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { parseCourse } from './src/course/course.ts';
import { commandCheck } from './src/integrations/command-check.ts';
import { contentSecurityPolicy } from './src/integrations/content-security-policy.ts';
import { precompress } from './src/integrations/precompress.ts';
import { routes } from './src/integrations/routes.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { courseSidebar } from './src/integrations/sidebar.ts';
import { oneStyleSheet } from './src/integrations/style-sheet.ts';
import { baseLinksPlugin } from './src/markdown/base-links.ts';
import { frenchSpacesPlugin } from './src/markdown/french-spaces.ts';
import { inlineCodePlugin } from './src/markdown/inline-code.ts';

const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const course = parseCourse(readFileSync('content/course.yaml', 'utf8'));
const base = process.env.BASE ?? '/';

export default defineConfig({
  // Starlight hard-codes its pages to `${srcDir}/content/docs`; the course lives at top level.
  srcDir: '.',
  site: process.env.SITE ?? 'https://docker-deep-dive.example',
  base,
  trailingSlash: 'always',
  markdown: {
    processor: satteri({
      mdastPlugins: [frenchSpacesPlugin()],
      hastPlugins: [baseLinksPlugin(base), inlineCodePlugin()],
    }),
  },
  vite: {
    // CommonJS packages: Node loads them, Vite's module runner cannot.
    ssr: { external: ['@xterm/headless', '@xterm/addon-serialize'] },
  },
  integrations: [
    commandCheck(),
    routes(),
    starlight({
      title: 'Docker Deep Dive',
      favicon: '/favicon.svg',
      locales: { root: { label: 'Français', lang: 'fr' } },
      sidebar: courseSidebar(course),
      customCss: [
        './src/styles/theme.css',
        './src/styles/terminal.css',
        './src/styles/session.css',
        './src/styles/snippets.css',
        './src/styles/kit.css',
        './src/styles/progress-marks.css',
      ],
      routeMiddleware: './src/integrations/route-data.ts',
      // Replaced by our own: see search-index.ts.
      pagefind: false,
      lastUpdated: true,
      editLink: { baseUrl: `${repository.url}/edit/main/` },
      components: {
        Footer: './src/components/lesson/LessonFooter.astro',
        Hero: './src/components/overrides/Hero.astro',
        PageTitle: './src/components/lesson/LessonHeader.astro',
        Search: './src/components/overrides/Search.astro',
      },
    }),
    // In this order: each works on the pages as the one before left them.
    searchIndex(course),
    oneStyleSheet(),
    contentSecurityPolicy(),
    precompress(),
  ],
});
