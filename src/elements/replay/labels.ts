/** What the player says. */
export const LABELS = {
  play: 'Lire',
  pause: 'Mettre en pause',
  restart: 'Recommencer',
  previous: 'Étape précédente',
  next: 'Étape suivante',
  position: 'Position dans la session',
  speed: 'Vitesse',
  instant: 'Instantané',
  instantHint: 'Montrer les résultats d’un coup, sans la frappe ni l’attente',
  copy: 'Copier l’écran',
  copied: 'Écran copié',
  copyFailed:
    'Le navigateur a refusé la copie. Le texte de chaque étape se sélectionne à la souris ou au clavier.',
  fullscreen: 'Plein écran',
  help: 'Raccourcis clavier',
  close: 'Revenir au texte',
  controls: 'Commandes de lecture',
} as const;

/** « 12 s sur 40 s, étape 3 sur 7 », for the position's text alternative. */
export function positionText(
  position: number,
  duration: number,
  step: number,
  steps: number,
): string {
  const seconds = (value: number) => `${Math.round(value)} s`;
  return `${seconds(position)} sur ${seconds(duration)}, étape ${step} sur ${steps}`;
}

/** « 1:05 » */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Said once per step, when it is over. */
export function stepText(step: number, steps: number, command: string, output: string): string {
  const lines = output.trim() === '' ? 'aucune sortie' : output.trim();
  return `Étape ${step} sur ${steps} : ${command}. ${lines}`;
}

/** What was done to the waiting times, or nothing when nothing was. */
export function idleText(limit: number, saved: number): string {
  if (saved < 1) return '';
  return `Les attentes de plus de ${limit} s sont raccourcies (${Math.round(saved)} s en moins).`;
}

export const SHORTCUTS: readonly (readonly [keys: string, what: string])[] = [
  ['Espace ou K', 'lire, mettre en pause'],
  ['← →', 'étape précédente, étape suivante'],
  ['Début', 'revenir au début'],
  ['Fin', 'aller à la fin'],
  ['< >', 'moins vite, plus vite'],
  ['I', 'instantané'],
  ['C', 'copier l’écran'],
  ['F', 'plein écran'],
  ['?', 'montrer ou cacher cette aide'],
  ['Échap', 'revenir au texte'],
];
