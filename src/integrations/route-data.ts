import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { withBase } from '../markdown/base-links.ts';

/** Adds to the head of each page its marks (lesson or chapter number) and its sharing image. */
export const onRequest = defineRouteMiddleware((context) => {
  const { entry, head } = context.locals.starlightRoute;
  const { lesson, chapter } = entry.data;
  const number = lesson ?? (chapter === undefined ? undefined : String(chapter));
  if (number) head.push({ tag: 'meta', attrs: { name: 'lecon', content: number } });

  const image = new URL(
    withBase(`/og/${entry.id || 'index'}.png`, import.meta.env.BASE_URL),
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
