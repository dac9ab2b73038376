import { readFileSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
import { parseCourse } from './src/course/course.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { courseSidebar } from './src/integrations/sidebar.ts';

const course = parseCourse(readFileSync('content/course.yaml', 'utf8'));

export default defineConfig({
  // Starlight hard-codes its pages to `${srcDir}/content/docs`; the course lives at top level.
  srcDir: '.',
  site: process.env.SITE ?? 'https://docker-deep-dive.example',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  integrations: [
    starlight({
      title: 'Docker Deep Dive',
      locales: { root: { label: 'Français', lang: 'fr' } },
      sidebar: courseSidebar(course),
      pagefind: false,
      lastUpdated: true,
      components: { Search: './src/components/overrides/Search.astro' },
    }),
    searchIndex(course),
  ],
});
