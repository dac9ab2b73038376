import type { APIRoute } from 'astro';
import { siteUrl } from '../components/site-url.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nAllow: /\nSitemap: ${new URL(siteUrl('/sitemap-index.xml'), site).href}\n`,
  );
