import buildx from './grammar/buildx.json' with { type: 'json' };
import compose from './grammar/compose.json' with { type: 'json' };
import docker from './grammar/docker.json' with { type: 'json' };
import dockerd from './grammar/dockerd.json' with { type: 'json' };
import kubectl from './grammar/kubectl.json' with { type: 'json' };
import composeFile from './grammar/compose-file.json' with { type: 'json' };
import { type ComposeKeys } from './compose-keys.ts';
import { joinGrammars, type Grammar, type GrammarFile } from './grammar.ts';

/**
 * The grammar of all clients, at the versions of the lab. Some 400 KB of data: on a page, import
 * this module only once the reader asks for an explanation.
 */
export const GRAMMAR: Grammar = joinGrammars([
  docker,
  buildx,
  compose,
  dockerd,
  kubectl,
] as unknown as GrammarFile[]);

/** The keys of Compose files, as the lab's Compose knows them. */
export const COMPOSE_KEYS = composeFile as unknown as ComposeKeys;
