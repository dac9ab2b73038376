import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/** Adds to the head of each page its marks (lesson or chapter number) and its sharing image. */
export const onRequest = defineRouteMiddleware((context) => {
  const { entry, head } = context.locals.starlightRoute;
  const { lesson, chapter } = entry.data;
  const number = lesson ?? (chapter === undefined ? undefined : String(chapter));
  if (number) head.push({ tag: 'meta', attrs: { name: 'lecon', content: number } });

  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const image = new URL(`${base}/og/${entry.id || 'index'}.png`, context.site).href;
  for (const [property, content] of Object.entries({
    'og:image': image,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': `${entry.data.title}, Docker Deep Dive`,
  })) {
    head.push({ tag: 'meta', attrs: { property, content } });
  }
});
