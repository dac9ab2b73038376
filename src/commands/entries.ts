/** What the course says in French of a command's option. */
export interface OptionText {
  /** Inline Markdown. */
  text: string;
  /** « 4.4 »: the lesson that teaches it, when it is not the command's own. */
  lesson?: string | undefined;
  /** Inline Markdown. */
  danger?: string | undefined;
}

/** A command as one would type it, and what it does. */
export interface Example {
  run: string;
  /** Inline Markdown. */
  text: string;
}

/** An entry of the index: a command, an instruction of Dockerfiles, or an option worth its own line. */
export interface CommandEntry {
  /** `docker run`, `FROM`, `docker run -p`. */
  name: string;
  family: FamilyId;
  purpose: string;
  /** The first is the one that teaches it. */
  lessons: string[];
  aliases: string[];
  related: string[];
  details?: string | undefined;
  danger?: string | undefined;
  /** How it is written, for what has no grammar. */
  synopsis: string[];
  /** By long name, dashes included. */
  options: Record<string, OptionText>;
  examples: Example[];
  /** What readers type when they look for it. */
  synonyms: string[];
  /** Address of what the entry was checked against. */
  source?: string | undefined;
  /** False when the clients of the lab lack the command. */
  verified: boolean;
}

/** An error message, what it means and what to do. */
export interface ErrorEntry {
  id: string;
  /** As printed; « … » stands for what changes. */
  message: string;
  /** Other wordings, and what readers type. */
  matches: string[];
  cause: string;
  cure: string;
  /** Lines of shell, to be tried in order. */
  commands: string[];
  lesson: string;
  /** Names of entries. */
  related: string[];
  source?: string | undefined;
  /** The recorded step that provokes it. */
  session?: { id: string; step: number } | undefined;
}

/** The families of commands, in the order of the course. */
export const FAMILIES = {
  conteneurs: 'Conteneurs',
  images: 'Images et registres',
  construction: 'Construction',
  instructions: 'Instructions du Dockerfile',
  volumes: 'Volumes et montages',
  reseaux: 'Réseaux',
  systeme: 'Système et moteur',
  securite: 'Limites, sécurité et exécution',
  compose: 'Compose',
  swarm: 'Swarm',
  kubernetes: 'Kubernetes',
  nouveautes: 'IA et nouveautés',
  voisins: 'Outils voisins',
} as const;

export type FamilyId = keyof typeof FAMILIES;

export const FAMILY_IDS = Object.keys(FAMILIES) as [FamilyId, ...FamilyId[]];
