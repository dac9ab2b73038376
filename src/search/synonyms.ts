import { fold } from './query.ts';

/** Words that readers use for one another, French and English; one group a line. */
const GROUPS = [
  'supprimer effacer enlever delete remove rm',
  'arrêter stopper stop',
  'lister voir afficher list ls',
  'pendante dangling none',
  'couche layer',
  'registre registry hub',
  'journal journaux log logs',
  'réseau réseaux network',
  'variable env environnement',
  'nettoyer purger vider prune clean',
  'shell terminal bash console entrer connecter',
  'secret passe',
  'taille poids espace',
  'redémarrer relancer restart',
  'sauvegarde sauvegarder backup restaurer',
  'exposer publier publish',
  'construire bâtir build',
  'télécharger tirer pull',
  'envoyer pousser push',
  'étiquette taguer tag renommer',
  'démon daemon dockerd',
  'mémoire ram memory',
  'processeur cpu',
  'limite borner contrainte',
].map((line) => line.split(' '));

const GROUP_OF = new Map(GROUPS.flatMap((group) => group.map((word) => [fold(word), group])));

/** The other words of a term's group; none for a word that has no group. Accents do not matter. */
export function synonymsOf(term: string): string[] {
  const group = GROUP_OF.get(fold(term)) ?? GROUP_OF.get(fold(term).replace(/s$/, ''));
  return group?.filter((word) => fold(word) !== fold(term)) ?? [];
}
