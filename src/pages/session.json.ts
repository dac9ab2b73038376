import type { APIRoute, GetStaticPaths } from 'astro';
import { sessionIds, sessionPlayback } from '../components/kit/session-data.ts';

/** `/sessions/04-conteneurs/limites.json`: what the player fetches. */
export const getStaticPaths: GetStaticPaths = () => sessionIds().map((id) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(JSON.stringify(await sessionPlayback(params.id ?? '')), {
    headers: { 'content-type': 'application/json' },
  });
