import { type ParsedCommand } from './parse.ts';
import { type OptionUse } from './options.ts';

const RUNS = /^docker (container (run|create)|compose (run))$/;

/** A value with which an option becomes dangerous; French, one sentence. */
interface DangerousValue {
  options: readonly string[];
  value: RegExp;
  danger: string;
}

const VALUES: readonly DangerousValue[] = [
  {
    options: ['volume', 'mount'],
    value: /docker\.sock|containerd\.sock/,
    danger:
      'Qui écrit sur le socket du démon commande le moteur : cela équivaut à être root sur l’hôte.',
  },
  {
    options: ['volume'],
    value: /^\/:/,
    danger:
      'Tout le disque de l’hôte est livré au conteneur, mots de passe compris ; sans `ro`, il peut aussi y écrire en root.',
  },
  {
    options: ['mount'],
    value: /(^|,)(source|src)=\/(,|$)/,
    danger:
      'Tout le disque de l’hôte est livré au conteneur, mots de passe compris ; sans `ro`, il peut aussi y écrire en root.',
  },
  {
    options: ['volume'],
    value: /^\/(etc|root|boot|proc|sys|dev|var\/lib\/docker)(\/[^:]*)?:/,
    danger: 'Ce dossier de l’hôte est sensible : ce que le conteneur y écrit change la machine.',
  },
  {
    options: ['network', 'net'],
    value: /^host$/,
    danger:
      'Sans isolation, le conteneur atteint les services locaux de l’hôte et y ouvre ses ports.',
  },
  {
    options: ['pid'],
    value: /^host$/,
    danger:
      'Le conteneur voit tous les processus de l’hôte et, en root, peut leur envoyer des signaux.',
  },
  {
    options: ['ipc'],
    value: /^host$/,
    danger: 'Le conteneur lit la mémoire partagée des programmes de l’hôte.',
  },
  {
    options: ['userns'],
    value: /^host$/,
    danger: 'Le root du conteneur redevient celui de l’hôte.',
  },
  {
    options: ['cap-add'],
    value: /^(CAP_)?(ALL|SYS_ADMIN|SYS_MODULE|SYS_PTRACE|DAC_READ_SEARCH)$/i,
    danger: 'Cette capacité ouvre un chemin du conteneur vers l’hôte.',
  },
  {
    options: ['security-opt'],
    value: /(seccomp|apparmor)[=:]unconfined|label[=:]disable/,
    danger: 'Une des protections du noyau est levée pour ce conteneur.',
  },
  {
    options: ['publish'],
    value: /^(0\.0\.0\.0:|\[::\]:)?[\d-]*:?[\d-]+(\/\w+)?$/,
    danger:
      'Le port est ouvert sur toutes les adresses de l’hôte, sans égard pour le pare-feu habituel ; `127.0.0.1:` devant le réserve à la machine.',
  },
];

/** An option that is dangerous because of others, or of the command. */
const COMMANDS: readonly { name: RegExp; all: readonly string[]; danger: string }[] = [
  {
    name: /^docker system prune$/,
    all: ['all', 'volumes'],
    danger: 'Efface toutes les images sans conteneur et les volumes anonymes inutilisés.',
  },
  {
    name: /^docker volume prune$/,
    all: ['all'],
    danger:
      'Efface aussi les volumes nommés qu’aucun conteneur n’emploie : leurs données sont perdues.',
  },
  {
    name: / prune$/,
    all: ['force'],
    danger: 'Aucune confirmation ne sera demandée.',
  },
  {
    name: /^docker compose down$/,
    all: ['volumes'],
    danger: 'Les volumes du projet sont effacés, et leurs données avec eux.',
  },
  {
    name: /^docker login$/,
    all: ['password'],
    danger: 'Le mot de passe reste dans l’historique du shell ; `--password-stdin` l’évite.',
  },
];

/** Is this value dangerous for this option? The sentences to tell. */
export function valueDangers(command: string, option: string, value: string): string[] {
  if (option === 'publish' && !RUNS.test(command)) return [];
  return VALUES.filter((one) => one.options.includes(option) && one.value.test(value)).map(
    ({ danger }) => danger,
  );
}

/** The dangers of a command as it is given, each with the options that make it so. */
export function commandDangers(command: ParsedCommand): { danger: string; options: OptionUse[] }[] {
  const given = new Map(command.options.map((option) => [option.name, option]));
  return COMMANDS.filter(
    ({ name, all }) => name.test(command.name ?? '') && all.every((option) => given.has(option)),
  ).map(({ danger, all }) => ({ danger, options: all.map((option) => given.get(option)!) }));
}
