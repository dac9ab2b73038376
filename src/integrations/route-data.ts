import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { course } from '../components/course.ts';
import { sharingImage } from '../components/reference/pages.ts';
import { chapterPath } from '../course/course.ts';
import { frenchSpaces } from '../markdown/french-spaces.ts';
import { withBase } from '../markdown/base-links.ts';

/** The page of errors has no address of its own: it is answered at every wrong one. */
function hasNoAddress({ attrs }: { attrs?: Record<string, unknown> | undefined }): boolean {
  return attrs?.rel !== 'canonical' && attrs?.property !== 'og:url';
}

/** Outside the sidebar, where no title stands above it, a chapter's page needs its own name. */
function nameChapter(link: { label: string; href: string } | undefined): void {
  const chapter = course.chapters.find(
    (one) => withBase(chapterPath(one), import.meta.env.BASE_URL) === link?.href,
  );
  if (link && chapter) {
    link.label = frenchSpaces(`Chapitre ${chapter.number} : ${chapter.title}`);
  }
}

/** Adds to the head of each page its marks (lesson or chapter number) and its sharing image. */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  if (route.entry.id === '404') route.head = route.head.filter(hasNoAddress);
  nameChapter(route.pagination.prev);
  nameChapter(route.pagination.next);
  const { entry, head } = route;
  const { lesson, chapter } = entry.data;
  const number = lesson ?? (chapter === undefined ? undefined : String(chapter));
  if (number) head.push({ tag: 'meta', attrs: { name: 'lecon', content: number } });

  const image = new URL(
    withBase(`/og/${sharingImage(entry.id)}.png`, import.meta.env.BASE_URL),
    context.site,
  ).href;
  for (const [property, content] of Object.entries({
    'og:image': image,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': `${entry.data.title}, Docker Deep Dive`,
  })) {
    head.push({ tag: 'meta', attrs: { property, content } });
  }
});
