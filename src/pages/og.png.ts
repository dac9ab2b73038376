import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import satori from 'satori';
import { REFERENCE_PAGES, sharingImage } from '../components/reference/pages.ts';

const WIDTH = 1200;
const HEIGHT = 630;

const require = createRequire(`${process.cwd()}/`);
const font = (weight: 400 | 700) => ({
  name: 'Inter',
  weight,
  style: 'normal' as const,
  data: readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
});
const fonts = [font(400), font(700)];

export const getStaticPaths = (async () => {
  const entries = await getCollection('docs');
  const lessons = entries.map(({ id, data }) => ({
    params: { slug: sharingImage(id) },
    props: { title: data.title, kicker: kickerOf(data) },
  }));
  const lists = Object.entries(REFERENCE_PAGES).map(([slug, { title }]) => ({
    params: { slug },
    props: { title, kicker: kickerOf({}) },
  }));
  return [...lessons, ...lists];
}) satisfies GetStaticPaths;

function kickerOf(data: { lesson?: string | undefined; chapter?: number | undefined }): string {
  if (data.lesson) return `Leçon ${data.lesson}`;
  if (data.chapter) return `Chapitre ${data.chapter}`;
  return 'Le cours Docker en français';
}

/** The image that social networks show for a page. */
export const GET: APIRoute<{ title: string; kicker: string }> = async ({ props }) => {
  const svg = await satori(card(props.title, props.kicker), {
    width: WIDTH,
    height: HEIGHT,
    fonts,
  });
  const png = new Resvg(svg).render().asPng();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};

type Node = Parameters<typeof satori>[0];

function box(style: Record<string, unknown>, children: unknown): Node {
  return {
    type: 'div',
    props: { style: { display: 'flex', ...style }, children },
  } as unknown as Node;
}

function card(title: string, kicker: string): Node {
  const name = box({ fontSize: 34, color: '#8fb3b0' }, 'Docker Deep Dive');
  const heading = box(
    { fontSize: title.length > 60 ? 60 : 74, fontWeight: 700, lineHeight: 1.15, letterSpacing: -2 },
    title,
  );
  const prompt = box({ fontSize: 34, color: '#7fe0cf' }, `$ ${kicker}`);
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: 80,
      background: '#0d2024',
      color: '#f4f8f7',
      fontFamily: 'Inter',
    },
    [prompt, heading, name],
  );
}
