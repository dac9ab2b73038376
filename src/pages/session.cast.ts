import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { castFile, sessionIds } from '../components/kit/session-data.ts';

/** `/sessions/04-conteneurs/limites.cast`: the recording itself, for any asciicast player. */
export const getStaticPaths: GetStaticPaths = () => sessionIds().map((id) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) =>
  new Response(readFileSync(castFile(params.id ?? '')), {
    headers: { 'content-type': 'application/x-asciicast' },
  });
