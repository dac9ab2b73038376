import type { APIRoute, GetStaticPaths } from 'astro';
import { course } from '../components/course.ts';
import { clientGuide, composeGuide } from '../components/explain/guides.ts';
import { lessonPages } from '../components/lesson/lesson-pages.ts';
import { frenchSpaces } from '../markdown/french-spaces.ts';

/** `/expliquer/docker.json` and its like: fetched when the reader asks for an explanation. */
export const getStaticPaths: GetStaticPaths = () =>
  ['docker', 'kubectl', 'compose', 'lecons'].map((name) => ({ params: { name } }));

/** Title of each lesson, and its address when it can be read. */
async function lessons(): Promise<Record<string, { title: string; href?: string }>> {
  const pages = await lessonPages();
  const all = course.chapters.flatMap((chapter) => chapter.lessons);
  return Object.fromEntries(
    all.map(({ number, title }) => {
      const href = pages.get(number)?.href;
      return [number, { title: frenchSpaces(title), ...(href && { href }) }];
    }),
  );
}

const makers: Record<string, () => unknown> = {
  docker: () => clientGuide('docker'),
  kubectl: () => clientGuide('kubectl'),
  compose: composeGuide,
  lecons: lessons,
};

export const GET: APIRoute = async ({ params }) =>
  new Response(JSON.stringify(await makers[params.name ?? '']?.()), {
    headers: { 'content-type': 'application/json' },
  });
